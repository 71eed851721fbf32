"""The words of questions: how one asks, what names nothing, what asks for a single figure."""

import re
from collections.abc import Mapping
from typing import Final

MANY: Final = (
    r"(多少|几|多大|是多少|how many|how much|number of|count of|what share|share of|what part"
    r"|比例|占)"
)
HOW: Final = (
    r"怎么(算|来|得|统计)|如何(计算|得出|统计)|来源|出处|口径|依据|是什么|什么意思|指什么"
    r"|什么叫|何谓"
    r"|什么是|是指|区别|解释|\bwhat (is|are|does)\b|\bstands? for\b|\bdifferen\w+|\bexplain\b"
    r"|\bcomput\w*|\bcalculat\w*|\bcomes? from\b|\bsource of\b|\bmean(s|ing)?\b|\bdefin\w*"
)
"""How a figure came about, or what it says."""
COOPERATE: Final = (
    r"合作|伙伴|找谁|对接|\bpartners?\b|\bwork(ing)? with\b|\bcooperat\w*|\bcollaborat\w*"
)
HIRE: Final = (
    r"招聘|要?招\s*[\d一二两三四五六七八九十百]+\s*[名个位人]|招工|用工|要人|缺人|找人才"
    r"|(想|要)找.*(毕业生|人手|工人)|缺.{0,4}(工人|技工|护士|师傅)"
    r"|\bhir(e|ing)\b|\brecruit\w*|\b(we|i) need (\d+|some|more|an?)\b|\blooking for \d+"
    r"|\b\d+ (technicians|workers|welders|nurses|staff)\b"
)
ASKING: Final = re.compile(
    r"[?？]|多少|几|哪|什么|怎|吗|如何|是不是|是否|有没有|够不够|谁|请问|介绍|我要|我想"
    r"|会不会|能不能"
    r"|\b(how|what|which|where|who|whom|when|why|is there|are there|do|does|can|could|tell me"
    r"|show me|number of|share of|an overview|list of|we need|i want|i need|looking for|find me"
    r"|is it|are they)\b"
)
"""The words of a question."""
FACTS: Final[Mapping[str, str]] = {
    "numbers_rural_colleges": r"乡村振兴学院|\brural revitali[sz]ation colleges?\b",
    "numbers_rural_training": r"农村.*(培训|劳动力)|培训.*农村|\brural\b.*\btrain"
    r"|\btrain\w*\b.*\brural\b",
    "layout_annual_adjustment": r"专业.*(调整|动态)|调整.*专业|\badjust\w*",
    "layout_match_rate": r"匹配(度|率)|\bmatch rate\b|\brate of match\b",
    "layout_cluster_programmes": r"布点(?!.*(少|缺|差))|\bprogramme offerings?\b",
    "strategy_support_measures": r"支持措施|\bsupport measures?\b",
    "strategy_policy_documents": r"文件.*(多少|几)|(多少|几).*文件|\bhow many .*documents\b",
    "strategy_joint_rounds": r"部市.*轮|\brounds? of\b",
    "cities_modern_industry_colleges": r"产业学院|\bindustry colleges?\b",
    "cities_groups_alliances": r"职教集团|\b(education|vocational) groups?\b",
    "cities_pilot_zones": r"融合发展试验区|\bpilot zones?\b",
    "cities_practice_bases": r"实训基地|\b(practice|training) bases?\b",
    "intl_countries": r"(多少|几)个?国家|\bhow many countries\b|\bnumber of countries\b",
    "intro_overseas_projects": r"境外项目|海外项目|\boverseas projects?\b",
    "intl_overseas_projects": r"境外(合作)?办学|\boverseas schools?\b",
    "intl_partner_bodies": r"境外.*(机构|教育部门)|\bpartner bodies\b|\bforeign partners\b",
    "intl_standards_adopted": r"标准|\bstandards?\b",
    "intro_alliances": r"国际.*联盟|\binternational\b.*\balliances?\b",
    "numbers_vocational_universities": r"职业技术大学|职业本科(院校|学校)"
    r"|\bvocational universit\w+",
    "numbers_national_model_secondary": r"示范中职|\bmodel secondary\b",
    "numbers_national_quality_colleges": r"(优质|骨干|示范)高职|\b(backbone|quality"
    r"|model) colleges?\b",
    "numbers_new_labour_share": r"新增劳动力|\bnew (labou?r|workers)\b",
    "consortia_national": r"国家级.*联合体|\bnational\b.*\bconsorti\w+",
    "consortia_municipal": r"市级.*联合体|\bmunicipal\b.*\bconsorti\w+",
    "consortia_park_led": r"园区牵头|\bled by\b.*\bparks?\b|\bpark-led\b",
    "consortia_enterprise_led": r"企业牵头|\bled by\b.*\benterprises?\b|\benterprise-led\b",
    "consortia_demands": r"发布.*需求|需求.*发布|\bdemands? (were )?published\b",
    "talent_comprehensive_high_places": r"综合高中|\bcomprehensive (high|upper)\b",
    "numbers_competition_years": r"连续.*年|\bconsecutive years\b|\byears in a row\b",
}
"""Figures of the article that are asked for by their number: entry of the ledger -> its words."""
BASIS: Final = r"等权|同等权重|平均权重|\bequal(ly)?\b"
LEVERS: Final = {
    "through_share": r"贯通|through-?training",
    "secondary_progression": r"中职.*升|secondary",
    "college_progression": r"高职.*升|专升本|bachelor|college",
}
"""The levers of the talent pipeline that a share can be asked of."""
ASKED: Final = re.compile(
    rf"{ASKING.pattern}|{MANY}|[个所名位项年月日人块枚]|全市|目前|现在|现有|总共|一共|共有|名单|所有|都"
    r"|和|与|到|从|这|了|多|参加|学"
    r"|\b(all|total|currently|now|at|by|it|this|any|many|much|each|per|number|year|study|named)\b"
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
