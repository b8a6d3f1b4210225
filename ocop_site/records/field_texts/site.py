"""The help of the fields of `site.yaml`, `coverage.yaml`, `counts.yaml` and pages of text."""

from __future__ import annotations

from ocop_site.records.field_texts.said import Said

# fmt: off
SITE: dict[str, dict[str, Said]] = {
    "Statement": {
        "province": Said("Tỉnh có danh sách được nói là đầy đủ: viết tên, không viết mã số.", "The province whose list is said to be complete: its name, not a code number.", "Lào Cai"),
        "vintage": Said("Tên tỉnh thuộc bản đồ nào: `63` tỉnh (đến hết 30/06/2025) hay `34` tỉnh (từ 01/07/2025).", "Which map the province belongs to: `63` provinces (until 30 June 2025) or `34` (since 1 July 2025).", '"34"'),
        "lists": Said("Danh sách nào đầy đủ: `products` được công nhận (như bỏ trống), `enrolled` đăng ký, `outlets` điểm bán, `fairs` hội chợ.", "Which list is complete: recognised `products` (as if left out), `enrolled` ones, `outlets`, `fairs`.", "[products]"),
        "from": Said("Ngày đầu của thời gian mà danh sách đầy đủ, năm-tháng-ngày.", "The first day for which the list is complete, year-month-day.", "2025-07-01"),
        "to": Said("Ngày cuối của thời gian ấy, năm-tháng-ngày; không muộn hơn ngày đăng hoặc đọc nguồn.", "The last day for which it is, year-month-day; not after the day on which the source was published or read.", "2026-10-31"),
        "authority": Said("Cơ quan nói rằng danh sách đầy đủ; tên hiện trên trang.", "The authority that says so; its name is shown on pages.", "Sở Ví Dụ"),
        "sources": Said("Nguồn có lời ấy; ít nhất một.", "Where it says so; at least one source.", "[{publisher: Sở Ví Dụ, published: 2026-11-05, read: 2026-11-22}]"),
    },
    "Coverage": {
        "statements": Said("Lời của cơ quan rằng danh sách một tỉnh là đầy đủ. Không có lời ấy thì quá thời hạn vẫn chưa bị gọi là hết hạn.", "An authority's word that a province's list is complete. Without one a term that has run out is not called an expiry."),
    },
    "OfficialCount": {
        "province": Said("Tỉnh mà con số nói về, viết như nguồn in. Bỏ trống: cả nước.", "The province that it is of, as the source prints it. Left out: the whole country.", "Cao Bằng"),
        "vintage": Said("Tên tỉnh thuộc bản đồ nào: `63` tỉnh (đến hết 30/06/2025) hay `34` tỉnh. Không rõ thì bỏ trống.", "Which map the province belongs to: `63` (until 30 June 2025) or `34`. Leave it out if nobody says.", '"63"'),
        "as_of": Said("Ngày, tháng hoặc năm mà con số nói tới; không có thì bỏ trống.", "The day, month or year of which it tells; leave it out where none is given.", "2023-12"),
        "of": Said("Đếm những sản phẩm nào, nếu nguồn nói: `year` chỉ số công nhận trong năm ấy, `in-force` chỉ số còn thời hạn lúc ấy.", "Of which products it is, where the source says: `year` only those recognised in that year, `in-force` only those within their term then.", "in-force"),
        "total": Said("Số sản phẩm.", "How many products.", "144"),
        "stars_3": Said("Trong đó 3 sao.", "Of them with three stars.", "131"),
        "stars_4": Said("Trong đó 4 sao.", "Of them with four stars.", "13"),
        "stars_5": Said("Trong đó 5 sao; tiềm năng 5 sao không phải là 5 sao.", "Of them with five stars; a nomination for five is none.", "0"),
        "producers": Said("Số chủ thể.", "How many producers.", "91"),
        "note": Said("Nguồn nói thêm gì, hoặc cộng lệch chỗ nào; hiện trên trang.", "What else the source says, or where it does not add up; shown on the page.", "tổng tính cả 4 sản phẩm tiềm năng 5 sao"),
        "sources": Said("Nguồn có con số ấy; ít nhất một.", "Where it was read; at least one source.", "[{url: https://nguon.example/so-lieu, read: 2026-11-22}]"),
    },
    "OfficialCounts": {
        "counts": Said("Số sản phẩm do cơ quan và báo chí công bố, mỗi số một mục. Thêm mục mới ở cuối.", "Counts that authorities and the press published, one entry each. New ones go to the end."),
    },
    "Translation": {
        "page": Said("Tên tệp của trang tiếng Việt.", "The id of the Vietnamese page.", "gioi-thieu"),
        "language": Said("Thứ tiếng của bản dịch, viết bằng mã hai chữ.", "The language of the translation, by its tag.", "en"),
    },
    "Page": {
        "title": Said("Tên trang, hiện ở đầu trang.", "The title of the page, shown at its top.", "Giới thiệu"),
        "description": Said("Một câu tóm tắt cho máy tìm kiếm; không hiện trong trang.", "One sentence for search engines; it is not shown on the page.", "Danh mục này là gì và cách báo sai."),
        "translation_of": Said("Ghi ở bản dịch: đây là bản dịch của trang nào, sang tiếng gì. Trang tiếng Việt thì bỏ trống.", "On a translation: of which page, into which language. Leave it out on a Vietnamese page.", "{page: gioi-thieu, language: en}"),
    },
    "SiteWords": {
        "title": Said("Tên danh mục bằng thứ tiếng này.", "The name of the catalogue in this language.", "Example catalogue"),
        "tagline": Said("Câu ngắn dưới tên bằng thứ tiếng này.", "The short line below the name in this language.", "What is recognised and by which paper"),
        "publisher": Said("Ai làm danh mục này, bằng thứ tiếng này. Bỏ trống thì giữ tên tiếng Việt.", "Who publishes the catalogue, in this language. Left out, the Vietnamese name stays.", "Example Group"),
        "description": Said("Một hai câu giới thiệu cho máy tìm kiếm bằng thứ tiếng này.", "A sentence or two for search engines in this language.", "An invented catalogue."),
    },
    "SiteNames": {
        "en": Said("Bằng tiếng Anh.", "In English.", "{title: Example catalogue, tagline: What is recognised and by which paper, description: An invented catalogue.}"),
    },
    "Licence": {
        "name": Said("Tên giấy phép của dữ liệu.", "The name of the licence of the data.", "CC BY 4.0"),
        "url": Said("Địa chỉ có toàn văn giấy phép, bắt đầu bằng `https://` hoặc `http://`.", "Where its text stands, http or https.", "https://creativecommons.org/licenses/by/4.0/deed.vi"),
    },
    "Site": {
        "title": Said("Tên danh mục, hiện ở đầu các trang.", "The name of the catalogue, shown at the top of pages.", "Danh mục OCOP mẫu"),
        "tagline": Said("Một câu ngắn dưới tên, ở trang chủ.", "A short line below the name on the home page.", "Sản phẩm của tỉnh, theo giấy tờ nào"),
        "publisher": Said("Ai làm danh mục này; hiện ở chân trang.", "Who publishes the catalogue; shown at the foot of pages.", "Nhóm Ví Dụ"),
        "description": Said("Một hai câu giới thiệu danh mục cho máy tìm kiếm.", "A sentence or two on the catalogue, for search engines.", "Tra cứu sản phẩm OCOP của tỉnh."),
        "contact": Said("Địa chỉ thư nhận báo sai và giấy mới; hiện ở chân trang. Bỏ trống thì liên kết báo sai dẫn tới trang giới thiệu.", "The e-mail for corrections, shown at the foot of pages. Left out, the link for reports leads to the page about the catalogue.", "bao-sai@vi-du.example"),
        "licence": Said("Giấy phép cho người khác dùng lại dữ liệu; hiện ở chân trang.", "The licence under which others may use the data; shown at the foot of pages.", "{name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/deed.vi}"),
        "base_url": Said("Địa chỉ web thật, nằm trong mọi mã QR; phải đúng trước khi in mã đầu tiên. Chưa có thì bỏ trống: mã chỉ là mã thử.", "The real web address, which every QR holds: set it before the first is printed. Left out, all codes are trials.", "https://ocop.vi-du.vn/"),
        "formerly_at": Said("Những địa chỉ web trước đây nay vẫn phục vụ cùng danh mục này, để nhãn đã in còn dẫn đúng.", "Web addresses at which it stood before and which still serve it, so that printed labels lead here.", "[https://cu.vi-du.vn/]"),
        "code_block": Said("Hai chữ số đầu của mọi mã. Của riêng danh mục này, không danh mục nào khác được dùng, và không bao giờ đổi.", "The first two digits of every code. They belong to this catalogue alone and never change.", '"99"'),
        "languages": Said("Những thứ tiếng khác mà trang web có thêm bên cạnh tiếng Việt; mỗi thứ cần một tệp câu dịch trong `templates/locale/`.", "The languages in which the site is published besides Vietnamese; each needs a file of messages in `templates/locale/`.", "[en]"),
        "names": Said("Tên, câu dưới tên và lời giới thiệu danh mục bằng các thứ tiếng khác, mỗi thứ ghi sau mã của nó, như `en` cho tiếng Anh. Chưa có thì trang dùng tiếng Việt.", "Title, tagline and description of the catalogue in other languages, each behind its tag, such as `en`. Without them pages show the Vietnamese.", "{en: {title: Example catalogue, tagline: What is recognised and by which paper, description: An invented catalogue.}}"),
        "page_size": Said("Số sản phẩm trên mỗi trang danh sách, 6 đến 200. Bỏ trống là 24.", "How many products a page of a list holds, 6 to 200. Left out, it is 24.", "24"),
        "names_per_page": Said("Số tên trên mỗi trang của mục lục sản phẩm, chủ thể, quyết định, 20 đến 1000. Bỏ trống là 150.", "How many names a page of the indexes of products, producers and decisions holds, 20 to 1000. Left out, it is 150.", "150"),
        "sources_read": Said("Ngày đọc nguồn gần nhất, năm-tháng-ngày; hiện ở chân trang.", "The day on which sources were read last, year-month-day; shown at the foot of pages.", "2026-11-22"),
        "example": Said("Ghi `true` cho danh mục đặt ra để minh họa; trang chủ sẽ nói rõ. Danh mục thật thì bỏ trống.", "`true` for an invented catalogue; its home page then says so. Leave it out for a real one.", "true"),
    },
}
# fmt: on
