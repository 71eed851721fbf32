"""What people ask for and no table has."""

import re
from collections.abc import Mapping
from typing import Final

ABSENT: Final[Mapping[str, re.Pattern[str]]] = {
    "wages": re.compile(
        r"工资|薪资|薪酬|薪水|月薪|年薪|待遇|收入|赚|挣"
        r"|\b(wages?|salar(y|ies)|pay|paid|earn(s|ings)?|income)\b|\bhow much (does|do"
        r"|can) .*\bmake\b"
    ),
    "ranking": re.compile(
        r"排名|排行|排第几|最好|最强|最差|更好|好不好|哪个好|哪所好|比.*(强|好)吗|\b(rank(ed"
        r"|ings?)?|league tables?)\b"
        r"|\b(best|worst|top|better) (vocational )?(\d+ )?(schools?|colleges?|institutions?"
        r"|universit\w+)\b"
        r"|\b(which|what)\b.*\bis (the )?(best|better|worst)\b|\bbetter than\b"
    ),
    "admission": re.compile(
        r"分数线|录取分|录取线|多少分|几分能|分才能|录取率|报名|志愿|怎么报|怎么考|考试时间"
        r"|招生简章|考上|成绩(差|好)|能上"
        r"|\b(admission|cut-?off|entrance|entry) (scores?|lines?|requirements?|rates?|exams?)\b"
        r"|\bappl(y|ication|ications)\b|\bdeadlines?\b|\bget into\b|\badmitted\b"
    ),
    "fees": re.compile(r"学费|住宿费|收费|\b(tuition|fees?)\b"),
    "employment": re.compile(
        r"就业(率|前景|质量|好|情况)|找得?到工作|失业|对口率|好就业|签约率"
        r"|\b(un)?employment\b|\bjob (prospects?|placement)\b|\bfind (a )?jobs?\b|\bemployability\b"
    ),
    "staff": re.compile(
        r"(多少|几)(名|个|位)?(专任)?(教师|老师|教授)|(教师|老师|教授)(有)?(多少|人数|数量)"
        r"|师资|师生比|校长"
        r"|\b(teachers?|professors?|lecturers?|faculty members?|principals?|staff[- ]student)\b"
    ),
    "campus": re.compile(
        r"宿舍|食堂|校园(环境|生活)|住宿|军训|校服|空调|男女比例|\bdorm\w*|\bcanteens?\b"
        r"|\bcampus life\b"
        r"|\baccommodation\b|\bhousing\b|地铁|公交|图书馆|操场|校车|安全吗|霸凌|\bsafe(ty)?\b"
        r"|\bbull(y|ying)\b"
        r"|\bairport\b|\bfood (good|like)\b|\bbest food\b|\blibrar(y|ies)\b"
    ),
    "detail": re.compile(
        r"辍学|流失率|满意度|女生|男生|性别|生源|心理|班额|班级规模|\bdrop-?outs?\b|\bsatisf\w+"
        r"|\bgender\b|\b(fe)?males?\b|\bgirls?\b|\bboys?\b|\bclass sizes?\b"
    ),
    "contact": re.compile(r"电话|手机|邮箱|联系方式|微信|\bphones?\b|\be-?mails?\b|\btelephone\b"),
    "beyond": re.compile(
        r"天气|房价|股票|火锅|景点|旅游攻略|新闻|疫情|\bweather\b|\bhouse prices?\b"
        r"|\bstocks?\b|\brestaurants?\b"
        r"|\bhotels?\b|\bnews\b|\btourist\w*"
    ),
    "elsewhere": re.compile(
        r"北京|上海|天津|广州|深圳|武汉|西安|贵州|云南|湖北|湖南|河南|河北|陕西|福建|安徽"
        r"|江西|辽宁|海南"
        r"|(四川|成都)(省|市)?的?(高职|院校|学校|职业)|\b(colleges|schools) in (sichuan|chengdu)\b"
        r"|\b(beijing|shanghai|tianjin|guangzhou|shenzhen|wuhan|guizhou|yunnan|hubei|hunan"
        r"|henan|hebei|shaanxi"
        r"|fujian|anhui|hainan)\b"
    ),
}
"""Kind of gap -> how it is asked for."""


def absent(plain: str) -> str:
    """What a folded text asks for that no table has; empty where it may be there."""
    return next((name for name, said in ABSENT.items() if said.search(plain)), "")
