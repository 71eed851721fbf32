"""What people ask for and no table has. It is refused even where it is asked of a known name."""

import re
from collections.abc import Mapping
from typing import Final

_SCHOOL: Final = r"(schools?|colleges?|institutions?|universit\w+|polytechnics?|academ\w+|centres?)"
ABSENT: Final[Mapping[str, re.Pattern[str]]] = {
    "wages": re.compile(
        r"欠薪|拖欠|"
        r"一个月.{0,6}(多少|几)|(能|可以)拿(到)?多少|"
        r"\bwell[- ]paid\b|\bremuneration\b|"
        r"奖励?.{0,8}多少(万|钱|元|块)|补贴.{0,6}多少|"
        r"工资|薪资|薪酬|薪水|月薪|年薪|底薪|起薪|待遇|(?<!营业)收入|赚|挣|奖金|工钱|五险一金"
        r"|\b(wages?|salar(y|ies)|pay(?! (towards|for|into|to\b))|pays|paid|earn(s|ings?)?"
        r"|incomes?|bonus(es)?|stipends?)\b|\bhow much (does|do|can) .*\bmake\b"
    ),
    "ranking": re.compile(
        r"^(?!.*(全国|西部|双高|世赛|大赛|金牌|供给|规模|国家级)).*排名|(?<!双高院校)排行|^(?!.*(全国|西部|国家级|规模|供给)).*排第几"
        r"|^(?!.*(全国|西部|国家级|规模|供给)).*名次|排个|最好(?!先)|最强|最差|最厉害|最牛|最值得|更好|好不好|哪个好|哪所好|哪家强"
        r"|口碑|含金量|数一数二|比.*(强|好)吗|值得(去|读|上)|推荐.*(学校|院校|专业)"
        r"|(?!.*(competition|skills|national|in the country|western"
        r"|double[- ]high))\brank\b.*\b(by|"
        + _SCHOOL
        + r")|\b(?<!national )(?<!western )rankings?\b(?!.*double[- ]high).*"
        + _SCHOOL
        + r""
        r"|\bhow .*\branked\b"
        r"|" + _SCHOOL + r".*\b(rankings?|ranked|league tables?)\b|\bleague tables?\b"
        r"|\b(best|worst|top|better|finest|strongest|most prestigious)"
        r" ((?!of|in|for|is|are)\w+ ){0,3}" + _SCHOOL + r"|\bprestig\w+|\breputation\b"
        r"|\b(which|what)\b.*\bis (the )?(best|better|worst)\b|\bbetter than\b|\brecommend\b"
    ),
    "admission": re.compile(
        r"证(书)?(去|在|到)?(哪|怎么).{0,3}(考|办|拿)|考证|"
        r"(毕业证|文凭|学历|证书|学位证).{0,8}(认|承认|有用|管用|含金量|查询|真假)|该读"
        r"|该选|该上|该不该|选哪个|读普高|普高还是|还是(中职|职高|高职|普高)|我(家)?(孩子"
        r"|娃|儿子|女儿|女娃|小孩)|适合(女孩|男孩|孩子|我)|插班|补录|奖学金.{0,4}(怎么)?(申请"
        r"|多少钱)|助学|转(到|去)别的学校|"
        r"\bdiplomas?\b(?=.*\b(recogni\w+|accepted|valid|abroad|worth|verif\w+)\b)|\bcertificates?\b.*\b(recogni[sz]ed|accepted|valid|work)\b|\b(work"
        r"|study|live) in \w+ with\b|\bemigrat\w*|\bshould (i|my|we|he|she)\b.*\b(study"
        r"|choose|go|take|pick|do|attend|learn)\b|\b(major|course|school|college) should (i"
        r"|my|we|he|she)\b|\btransfer to (another|a different)\b|\b(tests?|exams?) (results?"
        r"|dates?|scores?)\b|\bqualif(y|ied)\b|\bwill (i|my)\b|\bam i\b|\bdo i (need|have)\b"
        r"|\bmy (child|kid|kids|grades|diploma|degree|marks)\b|"
        r"分数线|录取|多少分|几分能|\d{2,}分(?!段)|分才能|报名|志愿|怎么报|怎么考|报考|考试时间"
        r"|转段考|哪天考"
        r"|考什么|考哪些|容易考|难考|好考|难不难|招生简章|招生电话|考上|考得上|考进|成绩(差|好)"
        r"|能上(?!岗)|上得了|签证|高考(分|成绩)|中考(分|成绩)|还招生吗|招不招"
        r"|\b(admissions?|cut-?off|entrance|entry|minimum|exam) (scores?|lines?|requirements?"
        r"|rates?"
        r"|exams?|tests?|offices?|dates?|marks?|grades?)\b|\b(gaokao|zhongkao|visas?)\b"
        r"|\bappl(y|ying|ication|ications)\b|\bdeadlines?\b|\bget(ting)? (in|into|accepted"
        r"|admitted)\b"
        r"|\bbe admitted\b|\b(chances?|odds) (of|to|for|do)\b.*\b(i|my|get|getting|pass\w*"
        r"|enter\w*)\b"
        r"|\b(my|her|his) (son|daughter|child|scores?|grades?)\b|\bscores?\b.*\b(need|required"
        r"|enough)\b"
        r"|\b(need|required)\b.*\bscores?\b|\benrol (in|at) (a|the|this)\b"
    ),
    "fees": re.compile(
        r"生均.{0,6}(多少(钱|元)|几[千万])|"
        r"\b(have|need) to pay\b|\bpay for (a|one|each|the) (year|term|course|place)\b"
        r"|\bhow much\b.*\bper (\w+ )?(pupil|student|head)\b|"
        r"学费|学杂费|住宿费|生活费|收费|费用|贵不贵|贵吗|助学金|助学贷款|多少钱一(年|学期)"
        r""
        r"|^(?!.*(财政|政府|市里|投入|拨|砸|专项|公家)).*(读|上|念).{0,12}(要|得)?多少钱"
        r"|\b(tuition|fees?|rents?|student loans?|cost of living)\b"
        r"|\bcost to (study|attend|live)\b|\bexpensive\b"
    ),
    "employment": re.compile(
        r"包分配|分配工作|编制|"
        r"\bget hired\b|"
        r"(有没有|哪里|哪儿|哪家|哪些厂|附近).{0,4}(在)?招.{0,8}(的厂|的公司|吗|[，,])|包吃住"
        r"|包吃|五险|创业|开公司|留(在|下)?(来)?(重庆|渝|本地|当地|家乡|市内)|外流|公务员|考编|实习(工资|期|多久|单位)"
        r"|去向比例|干什么工作|出路|前途|吃香|用人单位.{0,4}(评价|满意)|"
        r"\bstay(ed|ing|s)? (on |here )?(to|and) work\b|\bgraduates? (stay|remain)\w*\b|"
        r"\b(start|own) (their|a|own)( own)? (business|compan)\w*|\bstay(ed|ing)? in chongqing\b"
        r"|\b(still )?living in chongqing\b|\bentrepreneur\w*|\bstart-?ups?\b|\binternships?\b"
        r"|\bcivil servants?\b|\bhad (a )?jobs?\b|\bin work\b|\bcareers?\b|\bjobs?\b|"
        r"就业(率|前景|质量|好|情况|去向落实)|找得?到工作|好找工作|失业|对口率|好就业|签约率|投简历"
        r"|简历|招聘会|招人吗|在招(人|工|聘)|招聘(信息|岗位|启事)|岗位(信息|推荐)|内推"
        r"|(在哪里|在哪儿|在哪|去哪)(上班|工作)|上班的?(地方|单位)|(干|做|从事)什么工作|离职|跳槽"
        r"|\b(un)?employment\b|\bjob (prospects?|placements?|offers?|openings?|ads?|adverts?|market"
        r"|listings?|vacanc\w+)\b|\bvacanc(y|ies)\b|\bfind (me )?(a )?(jobs?|work)\b"
        r"|\bemployability\b"
        r"|\b(what|which) jobs\b|\bjobs did\b|\b(cv|resumes?)\b|\bget (a )?jobs?\b"
        r"|\bwhere do .*graduates.* work\b|\b(find|found|in) (work|jobs)\b"
        r"|\bplacement rates?\b|\bunemployed\b"
    ),
    "staff": re.compile(
        r"(多少|几)(名|个|位)?(专任)?(教师|老师|教授)|(教师|老师|教授)(有)?(多少|人数|数量)"
        r"|(教师|老师|教授|导师)[^，。]{0,6}(谁|名字|名单|叫什么|是哪|水平|联系)|谁(教|授课|上课)"
        r"|师资|师生比|校长|院长|(?<!总)书记|班主任|辅导员|系主任"
        r"|^(?!.*\b(priz\w+|award\w*|contests?|competitions?|won|medals?)\b).*\bteachers?\b"
        r"|\b(professors?|lecturers?|instructors?|faculty (members?|size)|principals?"
        r"|deans?|headmasters?|headteachers?|rectors?|vice[- ]presidents?|staff[- ]student)\b"
        r"|\bwho (teaches|taught|is teaching)\b(?! for\b)|\bpresident of\b"
    ),
    "campus": re.compile(
        r"怎么去(?!留学)|路线|晚上安全|限电|管得(严|松)|周边|"
        r"\b(lessons?|classes|hours?|days?) (a|per|each|every) week\b|每周|一周.{0,4}(几|多少)|"
        r"\bat night\b|\bevening (classes|courses)\b|\bpart-time\b|\bonline (classes|courses)\b"
        r"|\bopening hours\b|\bhours (a|per) week\b|\btimetables?\b|"
        r"[一二三四五六八]人间|伙食|饭菜|好吃|wifi|网速|打架|游泳池|健身|宠物|晚自习|请假|离(机场|地铁|市区)|空气质量|"
        r"\bswimming\b|\bpools?\b|\bcrime\b|\binternet\b|\bsports? (facilit|field|hall)\w*|"
        r"宿舍|寝室|住校|住读|走读|食堂|校园(环境|生活|网)|住宿|军训|校服|空调|男女比例|几人间|地铁|公交|图书馆"
        r"|操场"
        r"|校车|安全吗|霸凌|坐车|坐几路|怎么(坐|走|去学校|去学院)|租房|浴室|快递|社团|封闭管理|放假"
        r"|作息|几点|校庆|停车"
        r"|\bdorm\w*|\bcanteens?\b|\bcafeterias?\b|\bcampus life\b|\baccommodation\b|\bhousing\b"
        r"|\b(student|shared) flats?\b|\bsafe(ty)?\b|\bbull(y|ying)\b|\bairport\b|\bbest food\b"
        r"|\bfood (good|like)\b|\blibrar(y|ies)\b|\bgym\b|\bwi-?fi\b|\bmeals?\b|\broom-?mates?\b"
        r"|\bschool uniforms?\b|\bhow (do|can) i get to\b|\b(bus|metro|subway|parking)\b"
        r"|\bholidays?\b"
    ),
    "detail": re.compile(
        r"利润|营收多少|股东|老板|教材.{0,4}(哪|买|价)|四级|英语.{0,4}(成绩|水平)|作弊|抽烟"
        r"|恋爱|怀孕|近视|身高|民族比例|少数民族学生|残疾|复读|挂科|成功率|出勤|毕业论文"
        r"|人均消费|"
        r"\bprofits?\b|\bshareholders?\b|\btextbooks? (prices?|cost)\b|\bin maths?\b|\bdisab\w+"
        r"|\bethnic (share|minority students)\b|\baverage age\b|\bhow old\b|\bdivorce\w*"
        r"|\bfemale\b|\bsmok\w+|"
        r"辍学|流失率|退学|转学|满意度|满意吗|评价如何|女生|男生|女性|性别|生源|心理|班额|班级规模"
        r"|通过率|及格率|毕业率|违规|处分|处罚|投诉|举报|乱收|骗|丑闻|贪|腐败|辞职|受伤|工伤|伤亡"
        r"|事故"
        r"|(学院|大学|学校|中心)[^，。]{0,4}(分到|分得|拿到|获得|花了|收到)[^，。]{0,6}(钱|资金"
        r"|经费|补助)"
        r"|(学院|大学|学校)的?(年度)?(预算|负债|贷款|债务|决算)"
        r"|\bdrop(ped|ping)?[- ]?outs?\b|\bsatisf\w+|\bhappy with\b|\bgender\b|\b(fe)?males?\b"
        r"|\bgirls?\b"
        r"|\bboys?\b|\bwom[ea]n\b|\bclass sizes?\b|\bcomplain\w*|\bscandals?\b|\bfraud\w*"
        r"|\bcorrupt\w*"
        r"|\bresign\w*|\binjur\w+|\baccidents?\b|\bpass rates?\b|\bgraduation rates?\b|\bdebts?\b"
        r"|\bhow many \w+ (does|do|has|have|are (there )?in|at) (the|this|my|each|every"
        r"|one) (school|college)\b"
        r"|\babsen(t|ce)\w*|\bexpelled\b|\bsu(ed|icides?|ing)\b|\bmental health\b"
        r"|\bage of the students\b"
    ),
    "forecast": re.compile(
        r"(到|20[23]\d年).{0,12}会(有|是|招|开)?多少|"
        r"(明年|后年|下一?年|(?<!毕业)以后|将来|今后)(?!.*(毕业生|需求|目标|计划|规划))[^。]{0,20}(多少|几"
        r"|会|最|能)"
        r"|\bnext year\b|\b(in the future|ten years from now)\b.*\b(best|worth)\b"
    ),
    "contact": re.compile(
        r"电话|手机|邮箱|联系方式|微信|qq|邮编|\b(tele)?phones?\b|\be-?mails?\b|\btelephone\b"
        r"|\bwhats-?app\b|\bwechat\b|\bcontact (details|numbers?|persons?|data)\b"
    ),
    "beyond": re.compile(
        r"翻译|写(一份|一首|一篇|个|封|首|篇)|作文|诗|唱|辞职|你是谁|你叫什么|几点了|菜谱"
        r"|游戏|算命|星座|减肥|医院|挂号|机票|火车票|高铁|驾照|比赛结果|世界杯|基金|贷款"
        r"|空气|地震|"
        r"\b(write|translate|compose)\b|\bpoems?\b|\bwhat time\b|\bwho are you\b|\bjokes?\b"
        r"|\brecipes?\b|\bcook(ing)?\b|\bhotels?\b|\bflights?\b|\btrains? (to|from|ticket)\w*"
        r"|\btickets?\b|\bdoctors?\b|\bhospitals?\b|\bcapital of\b|\bworld cup\b|\bbitcoin\b"
        r"|\bgame\b|"
        r"天气|气温|下雨|房价|房租|股票|股价|火锅|景点|旅游攻略|新闻|疫情|汇率|彩票|笑话|足球|电影"
        r"|\bweather\b|\brain\w*\b|\bhouse prices?\b|\bstocks?\b|\bshare price\b|\brestaurants?\b"
        r"|\btourist\w*|\bnews\b|\bexchange rate\b|\bfootball\b|\bmovies?\b|\bcars? prices?\b"
    ),
    "elsewhere": re.compile(
        r"(北京|上海|天津|广东|广州|深圳|东莞|佛山|珠海|武汉|西安|杭州|宁波|温州|浙江|南京|苏州|无锡|江苏"
        r"|合肥|山东|济南|青岛|郑州|大连|沈阳|哈尔滨|长春|厦门|福州|南宁|桂林|兰州|西宁|银川|拉萨"
        r"|贵州|贵阳|遵义|云南|昆明|湖北|宜昌|湖南|长沙|河南|河北|陕西|福建|安徽|江西|辽宁|海南|广西|甘肃"
        r"|青海|新疆|西藏|山西|吉林|黑龙江|内蒙古|宁夏|香港|澳门|台湾|外省|外地|其他省)"
        r"(?!.*(对比|相比|比较|一起|合作|联盟))"
        r"|(四川|成都|绵阳|泸州|宜宾|达州|广安)(省|市)?(的|有)?(多少|几)?(所|个)?(高职|中职|院校|学校|职业|职校)(?!.*(合作|联|共"
        r"|和重庆|重庆))"
        r"|^(?!.*(合作|联|共同|共建|一起|结对|重庆)).*(四川|成都|绵阳|泸州|宜宾|达州|德阳)(省|市)?的?.{0,3}"
        r"(职校|学校|院校|中职|高职|学生).{0,8}(多少|几)"
        r"|\b(colleges|schools) in (sichuan|chengdu|mianyang)\b(?!.*\bchongqing\b)"
        r"|^(?!.*\b(ministry|teamed|promis\w+|agree\w*|sign\w*|central|co-?build\w*)\b).*\bbeijing\b"
        r"|\b(shanghai|tianjin|guangdong|guangzhou|shenzhen|zhejiang|hangzhou|ningbo"
        r"|jiangsu"
        r"|nanjing|suzhou|shandong|jinan|qingdao|wuhan|xian|guizhou|guiyang|yunnan|kunming"
        r"|hubei|hunan"
        r"|changsha|henan|zhengzhou|hebei|shaanxi|shanxi|fujian|xiamen|anhui|hefei|hainan|jiangxi"
        r"|liaoning|dalian|guangxi|gansu|qinghai|ningxia|jilin|heilongjiang|harbin|inner mongolia"
        r"|xinjiang|tibet|hong kong|macau|taiwan|other provinces?)\b(?!.*\b(cooperat\w*"
        r"|alliances?)\b)"
    ),
}
"""Kind of gap -> how it is asked for."""


def absent(plain: str) -> str:
    """What a folded text asks for that no table has; empty where it may be there."""
    return next((name for name, said in ABSENT.items() if said.search(plain)), "")
