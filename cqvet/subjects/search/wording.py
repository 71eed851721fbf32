"""The words of questions: how one asks, what names nothing, what asks for a single figure."""

import re
from collections.abc import Mapping
from typing import Final

MANY: Final = (
    r"(多少|(?<!哪)几(?![乎种])|多大|how many|how much|how large|how big|how often|number of"
    r"|count of"
    r"|total of"
    r"|what share|share of|what part|percentage|proportion|what per ?cent|rate of"
    r"|比例|比重|占比|占|总数|总量|人数|数量|规模)"
)
CLAIMED: Final = (
    r"怎么(算|来|得|统计|数|界定)|如何(计算|得出|统计|界定)|来源|出处|口径|依据"
    r"|谁(说|提|统计|公布)|哪里来|包括|包含|指标|分母|算不算|算法"
    r"|还是|同一|真的|可信|靠谱|说的是|一样吗|定义"
    r"|\bcomput\w*|\bcalculat\w*|\bcomes? from\b|\bsources? of\b|\bwhat counts\b"
    r"|\bwho (says|said|claims|claimed|counted|counts|published)\b|\bworked out\b|\bsame (thing"
    r"|as)\b"
    r"|核实|证实|佐证|印证|\bclaims?\b|\bconfirm\w*|\bverif\w+|\bother sources?\b"
    r"|\baccording to\b|\branks?\b|\bdenominator\b|\bbas(is|ed on)\b|\binclud\w+"
    r"|\bdouble[- ]count\w*"
    r"|\bactually\b|\breally\b|\btrue\b|\bgrown\b|\bwhere does .* come\b|\bhow (was|is|were) .*"
    r"\b(got|found|reached|measured|counted)\b"
)
"""How a figure came about, who says so, what it counts."""
DEFINE: Final = (
    r"什么意思|指什么|什么叫|何谓|什么是|是什么(?!时候)|是指|区别|解释|定义|含义"
    r"|\bmean(s|ing)?\b|\bstands? for\b|\bdefin\w*|\bexplain\w*|\bdifference between\b"
    r"|^what (is|are|does) ((an?|the) )?[\w +-]{3,40}\??$"
)
"""What a word of the trade means."""
HOW: Final = rf"{CLAIMED}|{DEFINE}|为什么|为何|\bwhy\b|\bwhat (is|are|does|do|exactly)\b"
"""What is asked of a figure that is given by its number."""
WHEN: Final = r"哪一?年|哪天|什么时候|何时|几时|\bwhen\b|\b(which|what) year\b"
NONE: Final = r"(?<!有)没有|空白|为零|\bno\b|\bnone\b|\bwithout\b"
COOPERATE: Final = (
    r"合作|伙伴|找谁|对接|加入|参加|携手|牵线|一起|\bpartner(s|ing)?\b|\bwork(ing)? with\b"
    r"|\bcooperat\w*|\bcollaborat\w*|\bjoin\b|\bteam up\b|\bwho (can|could|should) (we|i)\b"
    r"|联系|\b(should|could|can|to) ((i|we) )?(contact|approach|turn to|talk to)\b"
)
IF: Final = (
    r"如果|假如|假设|要是|倘若|\bwhat if\b|\bwhat happens if\b|\bif\b|\bsuppos\w+|\bimagine\b"
)
LEARN: Final = (
    r"贯通|升学|升本|中职|高职|招生|毕业生|初中|出生|\bprogression\b|\bthrough-?training\b"
    r"|\bsecondary\b"
    r"|\benrol\w*|\bgraduates?\b|\bschool leavers\b|\bbirths?\b|\bpupils\b"
)
"""What flows through the talent pipeline."""
OFFERED: Final = r"专业|布点|\bofferings?\b|\bprogram(me)?s?\b|\bmajors?\b|\bcourses?\b"
NETWORKS: Final = r"联合体|共同体|产教联盟|\bconsorti\w+|\bcommunit(y|ies)\b|\bnetworks?\b"
SEEK: Final = (
    r"(想|要|希望)(找|寻)|找.{0,12}(学校|院校|联合体|共同体)"
    r"|\b(find|want|looking for|seek\w*)\b.{0,40}\b(schools?|colleges?|partners?|institutions?)\b"
)
AWARD: Final = (
    r"金牌|银牌|铜牌|奖牌|获奖|(得|拿|获)了?.*奖(?!学)|什么奖|哪些奖|奖项|大赛|世赛|比赛|竞赛"
    r"|冠军|选手|领跑"
    r"|\bmedal(s|l?ists?)?\b|\bawards?\b|\bprizes?\b|\bcompetitions?\b|\bworld ?skills\b"
    r"|\bchampions?\b|\bwon\b|\bwin(s|ners?|ning)?\b|\bcontestants?\b|\bcompetitors?\b"
)
TARGET: Final = (
    r"目标|指标值|到20\d\d年.*(达到|要|多少)|力争|\btargets?\b|\bgoals?\b|\baim(s|ed|ing)? (for"
    r"|at|to)\b"
    r"|\b(supposed|meant|planned|expected) to (reach|be)\b"
)
DOCUMENT: Final = (
    rf"文件|政策|条例|办法|实施意见|实施方案|通知|法规|职业教育法|谁定的|{TARGET}"
    r"|\bpolic(y|ies)\b|\bpolicy papers?\b|\bdocuments?\b|\blaws?\b|\bregulations?\b|\brules?\b"
    r"|\bdecrees?\b|\bnotices?\b|\bopinions\b"
)
POLICY: Final = (
    r"部市|规划|协议|方案|改革|试验区|试点|考核|升降档|降档|升档|会商|十四五|一体两翼|教育部|出台"
    r"|签(了|订|署)"
    r"|\bagree\w*|\breforms?\b|\bplans?\b|\bpilots?\b|\bappraisals?\b|\bassess(ment|ed)\b"
    r"|\bministry\b"
    r"|\bdowngrad\w+|\bupgrad\w+|\bsign(ed)?\b|\bco-?build\w*|\btake effect\b|\bstrategy\b"
)
GAP: Final = (
    r"对照|布点.{0,3}(多|少)|\b(most|fewest|least)\b.*\b(programmes|programs|offerings)\b"
    r"|缺|够不够|够吗|足够|够用|紧缺|过剩|太多|过多|供需|供给|匹配|短板|供大于求|供不应求"
    r"|适应产业|短缺|不足|偏少"
    r"|偏多|跟得上|跟不上|还差|差哪些|薄弱|覆盖|对口|饱和|吻合|(专业|布点).*(该|应该|需要)(增|减"
    r"|补|开|撤)"
    r"|(新增|增设|撤销|撤掉).*专业|专业.*(新增|增设|撤销)|(专业|布点).*(布局|结构|分布|集中)"
    r"|\bshort(age|ages|fall)?\b|\black\w*|\bsurplus\b|\btoo (many|few|much|little)\b|\benough\b"
    r"|\bover-?suppl\w+|\bunder-?suppl\w+|\bgaps?\b|\bmatch\w*|\bdemand\b|\bmissing\b|\bsuppl(y"
    r"|ies|ied)\b"
    r"|\bcover(s|ed|age)?\b|\bsufficient\w*|\bscarce\w*|\bmismatch\w*|\bkeep(ing)? up\b"
    r"|\bserve[sd]?\b"
    r"|\bprogram(me)?s?\b.*\b(open(ed)?|clos(e|ed)|cut|add(ed)?|new)\b|\bfewest\b.*\bprogram\w*"
    r"|\bunder-?represented\b|\bcrosswalk\b"
)
TOLD: Final = (
    r"以前|原来|原名|曾用名|改名|更名|前身|升格|转设|哪年|哪一年|什么时候|何时|成立|创办|公办"
    r"|民办|性质"
    r"|层次|在哪|位于|位置|地址|哪个区|牵头|联合体|共同体|集团|项目|境外|海外|国际|国外|合作|双高"
    r"|双优"
    r"|示范|骨干|优质|专业|集群|奖|金牌|官网|网站|网址|概况|资料|简介|本科|大学|哪类|类型|情况|办学"
    r"|\bpublic\b|\bprivate\b|\bown(ed|er|ership)?\b|\b(re)?named?\b|\bcalled\b|\bformer(ly)?\b"
    r"|\bwhen\b|\bsince\b|\bwhere\b|\blocated\b|\bdistrict\b|\bleads?\b|\bled\b|\bnetworks?\b"
    r"|\bconsorti\w+|\bcommunit\w+|\bgroups?\b|\bprojects?\b|\babroad\b|\boverseas\b"
    r"|\binternational\b|\bpartner\w*|\bcooperat\w*|\bprogram\w*|\bclusters?\b|\bawards?\b"
    r"|\bmedals?\b|\bprizes?\b|\btitles?\b|\bdouble\b|\bweb ?sites?\b|\babout\b|\bprofile\b"
    r"|\bstatus\b|\blevel\b|\bkind of\b|\bupgrad\w+|\bbec[oa]me\b|\bfounded\b|\bbachelor\b"
    r"|\boverview\b"
)
"""What the profile of a school tells."""
_TRADE: Final = (
    r"((?!(partner|cluster|number|other|letter|computer|sector|center|member|answer|matter|paper"
    r"|order|semiconductor|sensor|power|water|another|higher|better|greater|over|ever|under|never"
    r"|after|leader|teacher|employer|supplier)s?\b)[a-z-]{2,}(ers?|ors?|ians?|ists?|ants)"
    r"|mechanics?|nurses?|cooks?|chefs?|staff|apprentices|interns|hands)"
)
HIRE: Final = (
    r"招聘|招.{0,3}[\d十一二两三四五六七八九百]+多?[名个位人]|(想|要|来|需要?)招(?!生)|招工|用工"
    r"|招不到|要人"
    r"|缺人|人手|找人才|(想|要)找.*(毕业生|人手|工人|师傅)"
    r"|(缺|少|需要|想要|急需|紧缺)(?!专业)[^,，。;?？]{0,9}(工(?![业程艺学具作商])|师傅|员(?!会)"
    r"|护士|厨师|技师|工程师"
    r"|司机|电工|月嫂|人才的?企业)"
    r"|\bhir(e|ing)\b|\brecruit(ing|ers?)?\b|\b(we|i) need (\d+|some|more)\b|\blooking for \d+"
    r"|\b\d+ (technicians|workers|welders|nurses|staff)\b"
    rf"|\b(needs?|short of|lack(s|ing)?|shortage of|seek(s|ing)?|looking for|wants?|(can ?t|cannot)"
    rf" find|after)\b[^.?!;]{{0,45}}\b{_TRADE}\b"
)
ASKING: Final = re.compile(
    r"[?？]|多少|几|哪|什么|啥|怎|吗|呢|咋|如何|是不是|是否|有没有|够不够|谁|请问|介绍|我要|我想"
    r"|想找"
    r"|会不会|能不能|可以|多大|为什么|给我|列出|对比|比较"
    r"|\b(how|what|which|where|who|whom|whose|when|why|is there|are there|do|does|did|has|have|was"
    r"|were|can|could|should|would|will|tell me|show me|number of|share of|an overview|list of"
    r"|we need"
    r"|i want|i need|looking for|find me|find (a|an|the)|list|compare|is it|are they)\b|^(is|are)\b"
)
"""The words of a question."""
FACTS: Final[Mapping[str, str]] = {
    "strategy_per_student_funding_first": r"生均|\bper[- ]student\b",
    "talent_college_progression": r"(高职|大专).*升(学|本|入)|专升本|升本"
    r"|\b(college|higher vocational)\b.*\b(to (an? )?(university|bachelor)|bachelor|go on"
    r"|progress\w*|further)\b",
    "numbers_rural_colleges": r"乡村振兴学院|\brural revitali[sz]ation (colleges?|academ\w+)\b",
    "numbers_rural_training": r"(农村|农民|乡村).*(培训|劳动力)|培训.*(农村|农民)|\b(rural"
    r"|farmers?)\b.*\btrain"
    r"|\btrain\w*\b.*\b(rural|farmers?|countryside)\b",
    "layout_annual_adjustment": r"专业.*(调整|动态)|调整.*专业|\badjust\w*",
    "layout_match_rate": r"匹配(度|率)|契合度|适配度|\bmatch rate\b|\brate of match\b"
    r"|\b(programmes?|programs?) match\b",
    "layout_cluster_programmes": r"布点(?!.*(少|缺|差))|\b(programme|program) offerings?\b",
    "layout_annual_graduates": r"(输送|培养).{0,8}(人才|毕业生)|(人才|毕业生).{0,6}(输送|培养)"
    r"|每年.*毕业生"
    r"|\b(skilled (people|workers|talent)|graduates?)\b.*\b((a|per|each|every) year|yearly"
    r"|annually)\b",
    "strategy_support_measures": r"支持(措施|政策)|\bsupport measures?\b",
    "strategy_policy_documents": r"(多少|几)[份个项件]?[^,，哪]{0,6}文件|文件.{0,4}(多少|几[份个])"
    r"|\bhow many .*(documents|policies|papers)\b",
    "strategy_joint_rounds": r"部市.*轮|共建.*轮|\brounds? of (co-?build\w*|ministr\w+|joint)"
    r"|\brounds\b.*\bministry\b|\bministry\b.*\brounds\b",
    "cities_guangan_chongqing_colleges": r"广安职业.*(院校|高职|学校|几所)|\bguangan vocational\b",
    "cities_modern_industry_colleges": r"产业学院|\bindustr(y|ial) colleges?\b",
    "cities_group_enterprises": r"集团.*(企业|公司)|(企业|公司).*集团"
    r"|\b(compan\w+|enterprises|firms)\b.*\b(groups?|alliances)\b",
    "cities_group_schools": r"集团.*(院校|学校)|(院校|学校).*集团|\b(schools"
    r"|colleges)\b.*\bgroups\b",
    "cities_groups_alliances": r"(职教|职业教育)集团|\b(education|vocational) groups?\b",
    "cities_pilot_zones": r"融合发展试验区|\bpilot zones?\b",
    "cities_virtual_simulation_bases": r"虚拟仿真|\bvirtual[- ]simulation\b",
    "cities_practice_bases": r"实训基地|\b(practice|training) bases?\b",
    "cities_featured_programmes": r"(优势|特色)专业|\bfeatured programmes?\b",
    "cities_overseas_colleges": r"东南亚.*(院校|学校|学院)|\b(colleges"
    r"|schools)\b.*\bsoutheast asia\b",
    "cities_double_high_colleges": r"(川渝|成渝|双城).*双高|双高.*(川渝|成渝|双城)"
    r"|\bsichuan\b.*\bdouble[- ]high\b|\bdouble[- ]high\b.*\bsichuan\b",
    "intl_silk_road_scholarship_projects": r"(市长)?奖学金|丝路项目|\bscholarships?\b"
    r"|\bsilk road\b",
    "intl_standards_adopted": r"标准|\bstandards?\b",
    "intl_international_students": r"(留学生|国际学生|外国学生)"
    r"|\b(international|foreign|overseas) students?\b|\bstudents from (abroad|overseas)\b",
    "intl_countries": r"(多少|几)个?国家|\bhow many countries\b|\bnumber of countries\b",
    "intro_overseas_projects": r"(境外|海外|国外)项目|\b(overseas|foreign) projects?\b"
    r"|\bprojects (abroad|overseas)\b",
    "intl_overseas_projects": r"(境外|海外)(合作)?办学|\boverseas (schools?|campuses)\b"
    r"|\bschools (abroad|overseas)\b",
    "intl_partner_bodies": r"(境外|国外|海外).*(机构|教育部门|院校|学校|伙伴)|\bpartner bodies\b"
    r"|\b(foreign|overseas)\b.*\b(partners|institutions|bodies|authorities|organi[sz]ations)\b",
    "intro_alliances": r"国际.*(联盟|平台)|\binternational\b.*\b(alliances?|platforms?)\b",
    "numbers_double_high_west_rank": r"^(?=.*双高)(?=.*西部).*(排|位|第几)"
    r"|^(?=.*\bdouble[- ]high\b)(?=.*\bwest\w*).*\brank\w*",
    "numbers_double_high_national_rank": r"^(?=.*双高)(?=.*全国).*(排|位次|第几)"
    r"|^(?=.*\bdouble[- ]high\b)(?=.*\bnational\w*).*\branks?\b",
    "numbers_double_high_first_round": r"^(?!.*(第二轮|专业群|位次|排)).*双高"
    r"|^(?!.*\b(second round|groups?|rank\w*|place)\b).*\bdouble[- ]high\b",
    "numbers_vocational_universities": r"职业技术大学|职业本科(院校|学校|大学)|职业大学"
    r"|\bvocational universit\w+",
    "numbers_national_model_secondary": r"示范.{0,4}中职|中职.{0,4}示范|\bmodel secondary\b",
    "numbers_national_quality_colleges": r"(优质|骨干|示范).{0,3}高职|\b(backbone|quality"
    r"|model) colleges?\b",
    "numbers_new_labour_share": r"新增劳动力|新增.{0,4}(员工|就业)|\bnew (labou?r|workers"
    r"|workforce|hires)\b",
    "consortia_national": r"国家级.*联合体|\bnational\b.*\bconsorti\w+",
    "consortia_municipal": r"市级.*联合体|\bmunicipal\b.*\bconsorti\w+",
    "consortia_park_led": r"园区牵头|\bled by\b.*\bparks?\b|\bpark-led\b|\bparks lead\b",
    "consortia_enterprise_led": r"企业牵头|\bled by\b.*\b(enterprises?|compan\w+|firms?)\b"
    r"|\benterprise-led\b",
    "consortia_platforms": r"共性技术|供需平台|\bcommon[- ]technology\b"
    r"|\bsupply-demand platforms?\b",
    "consortia_reports": r"(需求预测|发展分析)?报告|\breports?\b.*\b(issued|published|demand"
    r"|industry)\b",
    "consortia_demands": r"(发布|公布).*需求|需求.*(发布|公布)|\bdemands? (were "
    r"|have been )?published\b"
    r"|\bpublished demands?\b",
    "talent_comprehensive_high_places": r"综合高中|\bcomprehensive (high|upper)\b",
    "numbers_competition_years": r"连续.*年|\bconsecutive (years|times)\b|\byears in a row\b",
    "strategy_special_fund": r"专项.*资金|资金.*专项|\bspecial (public )?fund\w*",
}
"""Figures of the article that are asked for by their number: entry of the ledger -> its words."""
BASIS: Final = r"等权|同等权重|平均权重|\bequal(ly)?\b"
LEVERS: Final = {
    "through_share": r"贯通|through-?training",
    "secondary_progression": r"中职.*(升|继续)|secondary",
    "college_progression": r"高职.*升|专升本|升本|bachelor|college",
}
"""The levers of the talent pipeline that a share can be asked of."""
ASKED: Final = re.compile(
    rf"{ASKING.pattern}|{MANY}|[个所名位项年月日人块枚]|全市|目前|现在|现有|总共|一共|共有|名单"
    rf"|所有|都"
    r"|和|与|到|从|这|了|多|参加|学|里面|当中|其中|分别|各|大概|大约|到底|究竟|要|想|能|会|把|被"
    r"|就|还|又|也|请"
    r"|变化|变了|分布|每个|每|增加|增长|增减|以来|减少|上升|下降|来着"
    r"|\b(all|total|grown|growth|grew|since|chang\w*|increas\w*|decreas\w*|risen|fallen|exist\w*"
    r"|currently|now|at|by|it|this|any|many|much|each|per|number|year|study|named)\b"
)
"""Words of a question that name nothing."""
GENERIC: Final = re.compile(
    r"重庆市?|职业教育|职业|职教|情况|怎么样|怎样|如何|介绍一下|介绍|一下|概况|产业集群|集群"
    r"|产业|档案|请问"
    r"|我想(知道|看|了解)|看看|了解|有什么|有哪些|哪些|哪里|哪儿|哪个|哪|什么|关于|区县|的|在"
    r"|吗|呢|是|有"
    r"|[,.;:!?，。；：！？、\s]"
    r"|\b(the|a|an|of|in|on|for|about|tell|me|show|overview|profile|what|is|are|how|there|please"
    r"|vocational|education|cluster|industry|district|county|zone|area|situation|chongqing|and|to"
    r"|with|like|i|want|know|where|located|which|do|does|have|has|counties|districts|list|my|our"
    r"|we)\b"
)
"""Words that ask for everything about a thing."""
