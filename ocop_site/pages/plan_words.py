"""The words of plans: what a measure counts, what a share is a share of, what an element asks, what its state is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.records.plans import PERCENT, Target
from ocop_site.words import filled, joined, own, say, say_many

if TYPE_CHECKING:
    from decimal import Decimal

    from ocop_site.catalogue.progress import State
    from ocop_site.catalogue.progress_ground import Kind
    from ocop_site.records.plans import Answer, Element

STATES: dict[State, str] = {
    "met": say("Đạt, theo hồ sơ của danh mục"),
    "not-met": say("Chưa đạt, theo danh sách đã được xác nhận là đầy đủ"),
    "unknown": say("Chưa đủ dữ liệu"),
    "reported": say("Theo báo cáo"),
    "counted": say("Có số đếm; kế hoạch không nêu con số để so"),
    "text": say("Chỉ để đọc"),
}
ANSWERS: dict[Answer, str] = {
    "computed": say("Danh mục đếm được"),
    "computed-if": say("Danh mục đếm được khi hồ sơ có ghi"),
    "reported": say("Phải có báo cáo"),
    "text": say("Lời của kế hoạch"),
}
NAMED_SETS: dict[str, str] = {
    "district-units": say("số đơn vị cấp huyện"),
    "officials": say("số cán bộ quản lý chương trình"),
    "officials-and-new-producers": say("số cán bộ OCOP và số chủ thể mới, hai mẫu số riêng"),
    "enrolled-producers": say("số chủ thể đăng ký trong năm"),
    "managers-of-enrolled-producers": say("số người quản lý của các chủ thể đăng ký trong năm"),
    "producers-in-force": say("số chủ thể có ít nhất một sản phẩm còn thời hạn vào cuối năm"),
    "enrolled-products": say("số sản phẩm được hỗ trợ, đăng ký trong năm"),
    "products-in-force-before": say("số sản phẩm còn thời hạn vào ngày nêu ở mục này"),
    "products-a-year-on": say("số sản phẩm được công nhận đã tròn một năm"),
}
_RECOGNISED = say(
    "Đếm sản phẩm có giấy chứng nhận ký trong năm, mỗi sản phẩm một lần, dù sau đó hết hạn hay bị thu hồi."
)
# How each measure is counted, printed beside its number.
MEASURED: dict[str, str] = {
    "products-recognised": _RECOGNISED,
    "products-first-recognised": say(
        "Chỉ đếm sản phẩm có giấy chứng nhận đầu tiên ký trong năm; nâng hạng và đánh giá lại không tính."
    ),
    "products-by-group": _RECOGNISED,
    "products-supported-recognised": say(
        "Trong các sản phẩm hồ sơ ghi tham gia chương trình năm ấy, đếm sản phẩm có giấy ký trong năm."
    ),
    "products-kept": say(
        "Trong các sản phẩm còn thời hạn vào ngày nêu ở mục này, đếm sản phẩm cuối năm vẫn còn thời hạn: "
        "không bị thu hồi, và đã được đánh giá lại nếu thời hạn cũ đã qua."
    ),
    "products-since": say("Các sản phẩm có giấy ký trong năm nêu ở mục này, và hồ sơ hiện nói gì về từng sản phẩm."),
    "products-raised": say("Đếm sản phẩm có giấy ký trong năm với hạng sao cao hơn giấy ngay trước."),
    "products-revoked": say("Đếm sản phẩm mà một quyết định hoặc nguồn nêu tên thu hồi trong năm."),
    "products-on-platforms": say("Đếm sản phẩm của tỉnh có liên kết tới gian hàng trên mạng, theo từng sàn."),
    "products-traced": say("Đếm sản phẩm của tỉnh mà hồ sơ có mã hoặc địa chỉ truy xuất."),
    "producers-of-type": say(
        "Trong các chủ thể có sản phẩm còn thời hạn vào cuối năm, đếm chủ thể thuộc loại này. "
        "Mẫu số là chủ thể, không phải sản phẩm."
    ),
    "producers-by-type": say("Các chủ thể có sản phẩm còn thời hạn vào cuối năm, theo loại."),
    "outlets-opened": say("Đếm điểm bán của tỉnh mở cửa trong năm."),
    "districts-with-outlet": say("Đếm huyện của thời đó có điểm bán chắc chắn đang mở vào ngày cuối năm."),
    "outlets-selling-others": say("Trong các điểm bán có ghi hàng đang bán, đếm nơi bán cả sản phẩm của nơi khác."),
    "fairs-held": say("Đếm hội chợ trong năm, tổ chức trong tỉnh."),
    "fairs-organised": say("Đếm hội chợ trong năm do tỉnh tổ chức, có chủ đề này."),
    "fairs-elsewhere": say("Đếm hội chợ trong năm ở nơi khác mà tỉnh có tham gia."),
    "fairs-attended": say("Đếm hội chợ trong năm ở trong tỉnh, và ở nơi khác mà tỉnh có tham gia."),
    "booths-at-fairs": say("Đếm gian hàng có sản phẩm OCOP tại các hội chợ trong năm ở trong tỉnh."),
    "products-enrolled": say(
        "Đếm sản phẩm mà hồ sơ ghi tham gia chương trình năm ấy; tham gia chưa phải là được công nhận."
    ),
    "products-by-origin": say("Đếm sản phẩm có giấy ký trong năm, khi hồ sơ ghi là sản phẩm mới hay đã có."),
    "products-nominated": say("Đếm sản phẩm có hồ sơ đề nghị trong năm; đề nghị không phải là hạng sao."),
    "producers-enrolled": say("Đếm chủ thể có sản phẩm mà hồ sơ ghi tham gia chương trình năm ấy."),
    "producers-new": say("Đếm chủ thể mà hồ sơ ghi thành lập hoặc tham gia trong năm."),
    "producers-committed": say("Trong các chủ thể đăng ký trong năm, đếm chủ thể hồ sơ có cam kết an toàn thực phẩm."),
    "trade-events": say("Đếm hội chợ tổ chức và điểm bán mở cửa trong tỉnh, trong năm."),
}
STRENGTHS = {"required": say("phải đạt"), "aspire": say("phấn đấu")}
STAGES = {
    "enrolled": say("bước: đăng ký, được hỗ trợ"),
    "certified": say("bước: được công nhận"),
    "nominated": say("bước: được đề nghị"),
}
METRICS = {"revenue": say("doanh thu"), "profit": say("lợi nhuận")}


def counted_words(kind: Kind, n: int) -> str:
    """So many products, producers, outlets or fairs."""
    match kind:
        case "products":
            return say_many("{n} sản phẩm", n=n)
        case "producers":
            return say_many("{n} chủ thể", n=n)
        case "outlets":
            return say_many("{n} điểm bán", n=n)
    return say_many("{n} hội chợ", n=n)


def asked(element: Element) -> str:
    """What an element asks, in words; "" where there is no more than its own words."""
    if not isinstance(element, Target) or element.text:
        return ""
    stars = ""
    if element.min_stars and element.stage == "nominated":
        stars = say("đề nghị hạng {stars} sao", stars=element.min_stars)
    elif element.min_stars:
        stars = say("từ {stars} sao trở lên", stars=element.min_stars)
    elif element.stage == "certified":
        stars = say("nguồn không nêu hạng sao")
    parts = (
        _number(element),
        stars,
        STAGES[element.stage] if element.stage else "",
        say("là một phần của mục {number}", number=element.part_of) if element.part_of else "",
        _cohort(element),
        STRENGTHS[element.strength] if element.strength else "",
    )
    return joined(parts, "; ")


def _number(target: Target) -> str:
    """The number that is asked for, with what it is a number of."""
    if target.breakdown:
        words = {"existing": say("ít nhất {n} sản phẩm đã có"), "new": say("ít nhất {n} sản phẩm mới")}
        parts = [filled(words[one.origin], n=one.value) for one in target.breakdown]
        return say("{parts}, cộng lại {sum}", parts=joined(parts, " + "), sum=sum(p.value for p in target.breakdown))
    if target.per:
        return _in_each(target)
    if target.op == "range" and target.min is not None and target.max is not None:
        unit = own(target.unit or "")
        return say("từ {least} đến {most} {unit}", least=target.min, most=target.max, unit=unit)
    return say("không nêu con số") if target.value is None else _value(target, target.value)


def _in_each(target: Target) -> str:
    least, most, unit = target.min_each or 0, target.max_each, own(target.unit or "")
    if most is not None:
        return say("mỗi huyện từ {least} đến {most} {unit}", least=least, most=most, unit=unit)
    return say("mỗi huyện ít nhất {least} {unit}", least=least, unit=unit)


def _value(target: Target, value: Decimal) -> str:
    if target.unit == PERCENT and target.of:
        words = say("ít nhất {value} % của {whole}") if target.op == ">=" else say("{value} % của {whole}")
        return filled(words, value=value, whole=NAMED_SETS[target.of])
    if target.baseline:
        what = joined([METRICS[one] for one in target.metrics], ", ")
        return say("{what} gấp ít nhất {value} lần so với trước khi tham gia", what=what, value=value)
    words = say("ít nhất {value} {unit}") if target.op == ">=" else say("{value} {unit}")
    return filled(words, value=value, unit=own(target.unit or ""))


def _cohort(target: Target) -> str:
    cohort = target.cohort
    if cohort and cohort.by == "issued-year" and cohort.year:
        return say("theo dõi các sản phẩm được công nhận năm {year}", year=str(cohort.year))
    if cohort and cohort.day:
        return say("theo dõi các sản phẩm còn thời hạn ngày {day}", day=cohort.day)
    return ""
