"""How registers of real offices name their columns; blanks part the names."""

from typing import Final

HEADS: Final = {
    "institution": (
        "院校 院校名称 院校全称 学校 学校名称 学校全称 校名 办学单位 办学学校 办学院校 单位 "
        "单位名称 学校(单位)名称 招生院校 招生学校 招生单位 招生院校名称 招生学校名称 "
        "培养单位 所属院校 所属学校 高校名称 school schoolname college institutionname "
        "nameofinstitution"
    ),
    "district": (
        "区县 所在区县 区县名称 所属区县 县区 区/县 区市县 所在地 所在区 所在县区 办学区县 "
        "校区所在区县 行政区 行政区划 行政区划代码 区县代码 county districtname"
    ),
    "programme": (
        "专业代码 专业编码 专业代号 专业编号 专业国标代码 国标专业代码 国家专业代码 "
        "专业目录代码 programme programcode majorcode"
    ),
    "programme_name": (
        "专业 专业名称 专业全称 招生专业 招生专业名称 设置专业 专业名 开设专业 programmename "
        "program major nameofprogramme"
    ),
    "level": (
        "层次 办学层次 培养层次 学历层次 教育层次 招生层次 专业层次 层次类别 学历 educationlevel"
    ),
    "year": (
        "年份 年度 学年 学年度 年级 招生年份 招生年度 入学年份 统计年份 统计年度 年 "
        "academicyear schoolyear cohort"
    ),
    "places": (
        "招生计划 招生计划数 招生计划人数 计划 计划数 计划人数 计划招生 计划招生数 "
        "计划招生人数 招生规模 plannedplaces seats planned"
    ),
    "entrants": (
        "招生数 招生人数 实际招生 实际招生数 实际招生人数 实招数 实招人数 新生数 新生人数 "
        "入学人数 新生 enrolled newstudents"
    ),
    "graduates": "毕业生数 毕业生人数 毕业人数 毕业生 毕业数 应届毕业生数 应届毕业生人数 graduated",
}
