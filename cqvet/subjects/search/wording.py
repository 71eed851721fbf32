"""The words of questions that need their order: how one asks, and how one looks for people."""

import re
from typing import Final

_TRADE: Final = (
    r"((?!(partner|cluster|number|other|letter|computer|sector|center|member|answer|matter|paper"
    r"|order|semiconductor|sensor|power|water|another|higher|better|greater|over|ever|under|never"
    r"|after|leader|teacher|employer|supplier)s?\b)[a-z-]{2,}(ers?|ors?|ians?|ists?|ants)"
    r"|mechanics?|nurses?|cooks?|chefs?|staff|apprentices|interns|hands)"
)
PARTNER: Final = r"(schools?|colleges?|universit\w+|institutions?|partners?)\b"
HIRE: Final = re.compile(
    r"招聘|招.{0,3}[\d十一二两三四五六七八九百]+多?[名个位人]|(想|要|来|需要?)招(?!生)|招工|用工"
    r"|招不到|要人"
    r"|缺人|人手|找人才|(想|要)找.*(毕业生|人手|工人|师傅)"
    r"|(缺|少|需要|想要|急需|紧缺)(?!专业)[^,，。;?？]{0,9}(工(?![业程艺学具作商])|师傅|员(?!会)"
    r"|护士|厨师|技师|工程师"
    r"|司机|电工|月嫂|人才的?企业)"
    r"|\bhir(e|ing)\b|\brecruit(ing|ers?)?\b|\b(we|i) need (\d+|some|more)\b|\blooking for \d+"
    r"|\b\d+ (technicians|workers|welders|nurses|staff)\b"
    rf"|\b(needs?|short of|lack(s|ing)?|shortage of|seek(s|ing)?|looking for|wants?|(can ?t|cannot)"
    rf" find|after)\b(?! (an? |the |some )?(\w+ )?{PARTNER})[^.?!;]{{0,45}}\b{_TRADE}\b"
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
COMPARED: Final = re.compile(
    r"比|对照|并排|并列|放在?一起|一块儿?看|差别|区别|不同|挨着"
    r"|\b(compar\w*|versus|vs|next to|beside|alongside|against|side by side|differ\w*|between"
    r"|contrast\w*|with each other)\b"
)
"""Words that set one thing beside another."""
_CONTEXT: Final = re.compile(
    r"^(我|本人|本校|本公司|老家|孩子|家里|作为|写|在写|正在|稿子|听说|有人说|都说|经费有限|领导|论文|外地|外省|同行"
    r"|客户|同事|朋友|老师布置)"
    r"|^(i|im|we|our|my|as an?|for an?|writing|working|people|they|one|colleagues|somebody|someone"
    r"|a friend|the (paper|article|newspaper)|hello|hi)\b"
)
"""How somebody begins to tell who asks, and why."""
_CLAUSE: Final = re.compile(r"[,。!?:;]+ *|[.]( |$)")


_EXCEPT: Final = re.compile(
    r"\((not|without|excluding|except|不含|不算|不是|不包括)[^)]*\)"
    r"|\b(rather than|excluding|as opposed to|apart from)( the)? [a-z]+( schools?| colleges?)?"
)


def without(plain: str) -> str:
    """A folded text with spaces for what is not meant."""
    return _EXCEPT.sub(lambda said: " " * len(said[0]), plain)


def asked(plain: str) -> str:
    """A folded text without what somebody tells of himself before he asks."""
    at = 0
    for end in _CLAUSE.finditer(plain):
        clause = plain[at : end.start()].strip()
        if not _CONTEXT.match(clause) or ASKING.search(clause) or "?" in end[0]:
            break
        at = end.end()
    return plain[at:] if ASKING.search(plain[at:]) else plain
