"""The help of the fields of decisions, tombstones and plans."""

from __future__ import annotations

from ocop_site.records.field_texts.said import Said

# fmt: off
DOCUMENTS: dict[str, dict[str, Said]] = {
    # -- decisions, tombstones
    "Item": {
        "act": Said("Quyết định làm gì: `recognise` công nhận, `revoke` thu hồi, `extend` kéo dài, `strike-off` đưa ra khỏi danh sách.", "What the decision does: `recognise`, `revoke`, `extend`, or `strike-off` (take off the list).", "recognise"),
        "product": Said("Tên tệp của sản phẩm trong `content/products/`, bỏ phần đuôi.", "The product's id: its file name in `content/products/` without the ending.", "nuoc-mam-vi-du"),
        "stars": Said("Hạng sao được công nhận, hoặc hạng sao của giấy bị chấm dứt. Kéo dài thì bỏ trống.", "The stars given, or those of the paper that is ended. Leave it out for an extension.", "4"),
        "kind": Said("Chỉ với công nhận: `first` lần đầu, `upgrade` nâng hạng, `reassessment` đánh giá lại.", "For a recognition only: `first`, `upgrade` or `reassessment`.", "upgrade"),
        "programme_year": Said("Chỉ với công nhận: năm chương trình, có khi khác năm ký.", "For a recognition only: the year of the programme, often not that of signing.", "2025"),
        "score": Said("Chỉ với công nhận: điểm, 0 đến 100, phần lẻ sau dấu chấm và nhiều nhất hai chữ số.", "For a recognition only: the score, 0 to 100, with a point and at most two decimals.", "78.25"),
        "product_code": Said("Mã số sản phẩm mà chương trình cấp, như phụ lục in. Kéo dài thì bỏ trống.", "The programme's product code as the annex prints it. Leave it out for an extension.", "00-00000-1-2026"),
        "name_as_printed": Said("Tên sản phẩm in trong quyết định, khi khác tên nay. Giống thì bỏ trống.", "The product's name in the decision, where it is not today's. Leave it out if they are the same.", "Mắm cá cơm Ví Dụ"),
        "valid_until": Said("Chỉ với công nhận: ngày hết thời hạn, năm-tháng-ngày, khi quyết định in ngày ấy. Bỏ trống thì tính 36 tháng.", "For a recognition only: the last day of the term, where the decision prints it. Left out, it is 36 months.", "2029-07-14"),
        "until": Said("Chỉ với kéo dài, và khi ấy bắt buộc: ngày cuối sau khi kéo dài, năm-tháng-ngày.", "For an extension only, and needed there: the last day after it, year-month-day.", "2026-12-31"),
        "ground": Said("Lý do thu hồi hay đưa ra khỏi danh sách, căn cứ kéo dài; hiện trên trang. Nguồn không ghi thì bỏ trống.", "Why it is revoked, struck off or extended; shown on the page. Leave it out where the source does not say.", "chủ thể ngừng sản xuất"),
    },
    "Decision": {
        "number": Said("Số quyết định, chép như in. Không biết thì bỏ trống.", "The number of the decision, as printed. Leave it out if not known.", "123/QĐ-UBND"),
        "date": Said("Ngày ký: `2026-03-20`, `2026-03`, `2026`, hoặc không muộn hơn một ngày: `../2026-03-20`. Không biết thì bỏ trống.", "The day of signing: `2026-03-20`, `2026-03`, `2026`, or no later than a day: `../2026-03-20`.", "2026-03-20"),
        "issuer": Said("Cơ quan ban hành, chép như in. Không biết thì bỏ trống.", "Who issued it, as printed. Leave it out if not known.", "UBND tỉnh Ví Dụ"),
        "level": Said("Cấp ban hành: `commune` xã, `district` huyện, `province` tỉnh, `centre` trung ương. Không rõ thì bỏ trống.", "The level that issued it: `commune`, `district`, `province` or `centre` (the ministry). Leave it out if not known.", "province"),
        "items": Said("Quyết định làm gì với từng sản phẩm, mỗi sản phẩm một mục. Hồ sơ sản phẩm không cần sửa theo.", "What it does to each product, one item each. The products' own records need no change.", "[{act: recognise, product: nuoc-mam-vi-du, stars: 4}]"),
    },
    "Tombstone": {
        "name": Said("Tên của hồ sơ đã rút; hiện trên trang nhỏ còn lại.", "The name of the withdrawn record, shown on the small page that is left.", "Mắm nêm Ví Dụ"),
        "code": Said("Mã chín chữ số đã cấp cho hồ sơ ấy. Rút một quyết định thì bỏ trống và ghi `decision`.", "The code of nine digits that the record had. For a withdrawn decision leave it out and give `decision`.", '"124829131"'),
        "decision": Said("Tên tệp của quyết định đã rút, bỏ phần đuôi. Hồ sơ có mã thì bỏ trống và ghi `code`.", "The id of the withdrawn decision. For a record that had a code leave it out and give `code`.", "ubnd-tinh-vi-du-123-qd-ubnd"),
        "withdrawn": Said("Ngày rút hồ sơ: `2026-11-20`, `2026-11` hoặc `2026`.", "When the record was withdrawn: `2026-11-20`, `2026-11` or `2026`.", "2026-11-20"),
        "reason": Said("Vì sao rút, bằng một hai câu; hiện trên trang.", "Why it was withdrawn, in a sentence or two; it is shown on the page.", "Nhập nhầm từ danh sách của nơi khác."),
        "instead": Said("Tên tệp của hồ sơ cùng loại thay vào đó. Không có thì bỏ trống.", "The id of the record of the same kind that takes its place. Leave it out if there is none.", "nuoc-mam-vi-du"),
    },
    # -- plans
    "Element": {
        "id": Said("Số của mục trong danh mục này, để mục khác và số liệu báo cáo gọi tới.", "The element's number here, by which other elements and reported figures name it.", "3.10"),
        "quote": Said("Nguyên văn.", "The words of the source.", "có ít nhất 6 sản phẩm đạt 3 sao trở lên"),
        "measure": Said("Danh mục đếm gì cho mục này: một từ trong bảng của hướng dẫn về kế hoạch. Không đếm được thì bỏ trống.", "What the catalogue counts for it: a word of the table in the guide to plans. Leave it out if it cannot count it.", "products-recognised"),
        "beside": Said("Những gì đếm thêm để xem cùng, như mẫu số.", "What else is counted to be shown with it, such as a denominator.", "[producers-enrolled]"),
        "text": Said("Mục chỉ để đọc, không có gì để báo cáo: `true` hoặc `false` (như bỏ trống).", "Only to be read, nothing to report: `true`, or `false` (as if left out).", "true"),
        "remark": Said("Lời của danh mục về mục này; hiện trên trang.", "The catalogue's own remark on it, shown on the page.", "Nguồn không nêu hạng sao."),
        "sources": Said("Nguồn riêng của mục này, nếu khác nguồn của kế hoạch.", "Its own sources, where they are others than the plan's.", "[{publisher: Báo Ví Dụ, read: 2026-11-22}]"),
    },
    "Cohort": {
        "by": Said("Theo cách nào: `issued-year` công nhận trong năm `year`, `valid-on` còn thời hạn vào ngày `day`.", "How it is chosen: `issued-year` recognised in `year`, or `valid-on` in force on `day`.", "issued-year"),
        "year": Said("Năm công nhận, khi theo năm.", "The year of recognition, where it goes by a year.", "2020"),
        "day": Said("Ngày còn thời hạn, khi theo ngày, năm-tháng-ngày.", "The day on which they are in force, where it goes by a day.", "2023-12-31"),
    },
    "Portion": {
        "origin": Said("Phần nào: `new` sản phẩm mới, `existing` sản phẩm đã có.", "Which part: `new` products, or `existing` ones.", "new"),
        "value": Said("Số ít nhất của phần ấy.", "The least number of that part.", "5"),
    },
    "Target": {
        "op": Said("Cách so: `>=` ít nhất, `=` đúng bằng, `range` trong khoảng `min`–`max`, `text` chỉ bằng lời (như bỏ trống).", "How to compare: `>=` at least, `=` exactly, `range` from `min` to `max`, `text` in words only (as if left out).", '">="'),
        "value": Said("Con số của mục tiêu, phần lẻ sau dấu chấm. Mục tiêu bằng lời hoặc theo khoảng thì bỏ trống.", "The figure aimed at, with a decimal point. Leave it out for a range and where there is no number.", "1.5"),
        "min": Said("Số thấp nhất, khi mục tiêu là một khoảng.", "The least number, where the target is a range.", "1"),
        "max": Said("Số cao nhất, khi mục tiêu là một khoảng.", "The greatest number, where the target is a range.", "2"),
        "unit": Said("Đơn vị đếm, như văn bản viết; tỉ lệ thì ghi dấu phần trăm.", "What is counted, in the words of the source; a percent sign for a share.", "sản phẩm"),
        "of": Said("Tỉ lệ tính trên tập nào: một từ trong bảng của hướng dẫn về kế hoạch. Không phải tỉ lệ thì bỏ trống.", "What a share is a share of: a word of the table in the guide to plans. Leave it out for other targets.", "producers-in-force"),
        "per": Said("Mỗi đơn vị nào phải đạt `min_each`: `district` từng huyện. Không có thì bỏ trống.", "Each of which units must reach `min_each`: every `district`. Leave it out if none.", "district"),
        "min_each": Said("Số ít nhất của mỗi đơn vị.", "The least number for each of them.", "2"),
        "max_each": Said("Số nhiều nhất của mỗi đơn vị.", "The greatest number for each of them.", "3"),
        "part_of": Said("Số của mục tiêu lớn mà mục tiêu này là một phần.", "The number of the larger target that this one is part of.", '"0.1"'),
        "breakdown": Said("Con số chia thành các phần, khi văn bản chia.", "The parts of the number, where the source splits it.", "[{origin: new, value: 5}]"),
        "baseline": Said("Mốc để so sánh, khi mục tiêu là mức tăng: `before-joining` trước khi tham gia.", "What a growth is compared with: `before-joining`, the time before they took part.", "before-joining"),
        "metrics": Said("Cái gì tăng: `revenue` doanh thu, `profit` lợi nhuận.", "What is to grow: `revenue`, `profit`.", "[revenue, profit]"),
        "cohort": Said("Theo dõi những sản phẩm nào. Không phải vậy thì bỏ trống.", "Which products it follows. Leave it out where it follows none.", "{by: issued-year, year: 2020}"),
        "min_stars": Said("Hạng sao thấp nhất được tính, 1 đến 5. Văn bản không nêu thì bỏ trống.", "The least number of stars that counts, 1 to 5. Leave it out where the source names none.", "3"),
        "below_3": Said("Có tính cả sản phẩm đạt chuẩn dưới 3 sao không: `true` hoặc `false` (như bỏ trống).", "Whether products recognised below three stars count too: `true`, or `false` (as if left out).", "true"),
        "stage": Said("Tính sản phẩm đến bước nào: `enrolled` đã đăng ký, `certified` được công nhận, `nominated` được đề nghị.", "Which step a product must have reached: `enrolled`, `certified` or `nominated`.", "certified"),
        "types": Said("Chỉ tính các loại chủ thể này, theo tên trong `producer-types.yaml`. Tính tất cả thì bỏ trống.", "Only these kinds of producers, by their ids in `producer-types.yaml`. Leave it out where all count.", "[htx]"),
        "level": Said("Cấp của điểm bán, hội chợ hay đề nghị: `commune` xã, `district` huyện, `province` tỉnh, `centre` trung ương.", "The level of the outlet, fair or nomination: `commune`, `district`, `province` or `centre`.", "province"),
        "theme": Said("Chủ đề mà hội chợ phải có.", "A theme that the fair must have.", "OCOP"),
        "strength": Said("Mức ràng buộc: `required` phải đạt, `aspire` phấn đấu. Không rõ thì bỏ trống.", "How binding: `required`, or `aspire` for something striven for. Leave it out if not clear.", "aspire"),
    },
    "Figure": {
        "target": Said("Số của mục mà số liệu này nói tới, như ở `id` của mục.", "The number of the element that it is about, as under that element's `id`.", '"0.2"'),
        "value": Said("Số liệu hoặc câu, chép như nguồn báo cáo.", "The figure or the sentence, as it was reported.", '"5"'),
        "count": Said("Chính con số ấy, khi so được với số đếm. Không thì bỏ trống.", "The same as a number, where it can be set beside the counted one.", "5"),
        "metric": Said("Số liệu về cái gì, khi một mục có nhiều số liệu.", "What it is a figure of, where an element has several.", "doanh thu"),
        "by": Said("Ai báo cáo.", "Who reported it.", "Sở Ví Dụ"),
        "document": Said("Tên hoặc số của văn bản báo cáo.", "The name or number of the report.", "Báo cáo 99/BC-SVD"),
        "date": Said("Ngày báo cáo, biết đến đâu ghi đến đó: `2023-12-20`, `2023-12` hoặc `2023`.", "When it was reported, as far as known: `2023-12-20`, `2023-12` or `2023`.", "2023-12-20"),
        "sources": Said("Nguồn của số liệu này.", "Where this figure was read.", "[{publisher: Sở Ví Dụ, read: 2026-11-22}]"),
    },
    "Activity": {
        "phase": Said("Thời gian hoặc giai đoạn làm, như văn bản viết.", "When it is to be done, in the words of the source.", "quý II"),
        "topics": Said("Các chủ đề của hoạt động, mỗi chủ đề một mục.", "The topics of the activity, one item each.", "[an toàn thực phẩm, bao bì]"),
        "status": Said("Đã làm chưa, chỉ khi nguồn nói: `planned` sẽ làm, `done` đã làm, `not-done` không làm.", "Whether it was done, only where a source says so: `planned`, `done` or `not-done`.", "done"),
        "amount": Said("Kinh phí, như văn bản viết. Không nêu thì bỏ trống.", "The amount of money, in the words of the source. Leave it out where none is named.", "500 triệu đồng"),
    },
    "Passage": {
        "speaker": Said("Ai nói, khi là lời của một người hay cơ quan.", "Who said it, where it is somebody's words.", "lãnh đạo Sở Ví Dụ"),
    },
    "Plan": {
        "title": Said("Tên kế hoạch, như văn bản hoặc bài báo viết.", "The title of the plan, as the document or the article has it.", "Kế hoạch OCOP năm 2023"),
        "province": Said("Tỉnh của kế hoạch, tên như thời ấy: viết tên, không viết mã số; tỉnh đã sáp nhập vẫn giữ tên cũ.", "The plan's province by its name of that time, not a code number; one that was merged keeps its old name.", "Phú Yên"),
        "vintage": Said("Tên tỉnh thuộc bản đồ nào: `63` tỉnh (đến hết 30/06/2025) hay `34` tỉnh (từ 01/07/2025).", "Which map the province belongs to: `63` provinces (until 30 June 2025) or `34` (since 1 July 2025).", '"63"'),
        "year": Said("Năm của kế hoạch, từ 2018.", "The year of the plan, from 2018 on.", "2023"),
        "number": Said("Số kế hoạch, chép như in. Nguồn không ghi thì bỏ trống.", "The number of the plan, as printed. Leave it out where the source does not say.", "99/KH-UBND"),
        "date": Said("Ngày ban hành, biết đến đâu ghi đến đó: `2023-02-28`, `2023-02` hoặc `2023`.", "When it was issued, as far as known: `2023-02-28`, `2023-02` or `2023`.", "2023-02-28"),
        "source_kind": Said("Đọc từ đâu: `document` chính văn bản, `press` báo chí.", "What was read: the `document` itself, or the `press`.", "document"),
        "province_inferred": Said("Ghi khi văn bản không nêu tên tỉnh: vì sao danh mục cho là tỉnh này; hiện trên trang.", "Where the source does not name the province: why it is taken for this one; shown on the page.", "suy ra từ dòng nguồn tin"),
        "scheme": Said("Quyết định hoặc giai đoạn chương trình mà kế hoạch dựa vào, như văn bản nêu.", "The decree or the period of the programme that the plan rests on, as its source says.", "148/QĐ-TTg"),
        "scope": Said("Kế hoạch áp dụng ở đâu, như văn bản viết.", "Where the plan applies, in the words of the source.", "toàn tỉnh"),
        "lead": Said("Cơ quan chủ trì.", "The authority in charge.", "Sở Ví Dụ"),
        "partners": Said("Các cơ quan, tổ chức phối hợp, mỗi nơi một mục.", "Those who work with it, one item each.", "[hội nông dân tỉnh]"),
        "districts": Said("Các huyện mà kế hoạch nói tới, tên kèm loại như thời ấy, mỗi huyện một mục.", "The districts that the plan is about, names and kinds of that time, one item each.", "[huyện Ví Dụ, thành phố Thí Dụ]"),
        "targets": Said("Các mục tiêu của kế hoạch, có số hoặc chỉ bằng lời, mỗi mục tiêu một mục.", "The plan's targets, with a number or in words only, one item each.", "[{id: 1, quote: tổ chức một hội chợ, value: 1, unit: hội chợ}]"),
        "activities": Said("Những việc kế hoạch nói sẽ làm, mỗi việc một mục.", "What the plan says will be done, one item each.", "[{id: a, quote: kiểm tra sau công nhận}]"),
        "passages": Said("Những đoạn chỉ để đọc: phạm vi, cơ quan, lời phát biểu, mỗi đoạn một mục.", "What is only to be read: scope, institutions, somebody's words, one item each.", "[{id: 0.7, quote: toàn tỉnh, text: true}]"),
        "reported": Said("Kết quả đã được báo cáo cho các mục tiêu, mỗi số liệu một mục, kèm nguồn.", "Results that were reported for the targets, one item each, with their sources.", "[{target: 1, value: đã tổ chức, by: Sở Ví Dụ}]"),
    },
}
# fmt: on
