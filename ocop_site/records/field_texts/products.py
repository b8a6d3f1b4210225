"""The help of the fields of products: certificates, nominations, reports, packs, shops."""

from __future__ import annotations

from ocop_site.records.field_texts.said import Said

# fmt: off
PRODUCTS: dict[str, dict[str, Said]] = {
    "Product": {
        "name_as_printed": Said("Tên in trên giấy chứng nhận, khi khác tên ở mục `name`. Giống nhau thì bỏ trống.", "The name that the certificate prints, where it is not the one under `name`. Leave it out if they are the same.", "Mắm cá cơm Ví Dụ"),
        "producer": Said("Tên tệp của chủ thể trong `content/producers/`, bỏ phần đuôi. Nguồn không nêu chủ thể thì bỏ trống.", "The producer's id: its file name in `content/producers/` without the ending. Leave it out where no source names one.", "htx-vi-du"),
        "group": Said("Nhóm hiện nay: `thuc-pham`, `do-uong`, `duoc-lieu`, `thu-cong-my-nghe`, `sinh-vat-canh` hoặc `du-lich`.", "Today's group: `thuc-pham`, `do-uong`, `duoc-lieu`, `thu-cong-my-nghe`, `sinh-vat-canh` or `du-lich`.", "thuc-pham"),
        "set": Said("Số của bộ tiêu chí, 1 đến 26, theo `content/vocabulary/sets.yaml`. Không chắc thì bỏ trống.", "The number of the set of criteria, 1 to 26, as in `content/vocabulary/sets.yaml`. Leave it out if not certain.", "9"),
        "group_basis": Said("Nhóm dựa vào đâu: `stated` là nguồn ghi rõ, `by-name` là biên tập xếp theo tên sản phẩm.", "What the group rests on: `stated` by a source, or `by-name`, filed by an editor after the product's name.", "stated"),
        "group_as_printed": Said("Tên nhóm chép nguyên từ giấy hoặc nguồn, kể cả tên nhóm cũ nay không dùng.", "The group in the words of the paper or source, old names of groups too.", "Thủ công mỹ nghệ, trang trí"),
        "certificates": Said("Các lần công nhận, mỗi lần một mục. Lần đã ghi thành tệp trong `content/decisions/` thì không chép lại ở đây.", "The recognitions, one item each. One that already stands in a file of `content/decisions/` is not repeated here.", "[{stars: 4, issued: 2025-03-14, decision: 123/QĐ-UBND}]"),
        "nominations": Said("Hồ sơ mới được đề nghị hoặc chấm điểm, kể cả “tiềm năng 5 sao”: chưa phải công nhận nên không ghi thành giấy.", "Dossiers only proposed or scored, “potential 5 stars” among them: not recognitions, so never written as certificates.", "[{to_stars: 5, year: 2026, outcome: unknown}]"),
        "reports": Said("Tin từ một nguồn có tên, không phải tệp quyết định, rằng giấy đã hết hạn hoặc bị thu hồi.", "What a named source says, other than a decision on file: that the paper expired or was revoked.", "[{says: expired, on: 2025-10, sources: [{publisher: Báo Ví Dụ, read: 2026-11-22}]}]"),
        "programme_years": Said("Những năm sản phẩm tham gia chương trình, kể cả năm chưa được công nhận.", "The years in which the product took part in the programme, recognised or not.", "[2024, 2025]"),
        "origin": Said("Loại hồ sơ khi đăng ký: `new` sản phẩm phát triển mới, `existing` sản phẩm đã có. Không rõ thì bỏ trống.", "How it was enrolled: `new`, developed for the programme, or `existing` before. Leave it out if not known.", "existing"),
        "recognised_below_3": Said("Ghi `true` khi nguồn nói sản phẩm được xếp dưới 3 sao, tức là không có giấy chứng nhận. Còn lại bỏ trống.", "`true` where a source says that it was ranked below 3 stars, which brings no certificate. Else leave it out.", "true"),
        "components": Said("Các món trong một bộ chung một giấy chứng nhận, mỗi món một mục.", "The goods of a set that share one certificate, one item each.", "[Trà sen 100 g, Mứt gừng 200 g]"),
        "possibly_same_as": Said("Tên tệp của những sản phẩm có thể là một với sản phẩm này, mà chưa đủ căn cứ để gộp. Ghi ở một bên là đủ.", "Ids of products that may be the same as this one, where it is not certain enough to merge them. One side is enough.", "[nuoc-mam-thi-du]"),
        "gtin": Said("Mã vạch GTIN in trên bao bì: 8, 12, 13 hoặc 14 chữ số, viết liền, giữ cả số 0 ở đầu. Không có thì bỏ trống.", "The GTIN below the bar code on the pack: 8, 12, 13 or 14 digits, leading zeros too. Leave it out if there is none.", '"9520000001018"'),
        "packs": Said("Các quy cách đang bán, mỗi quy cách một mục.", "The packs on sale, one item each.", "[{size: Chai 500 ml, price: 65000}]"),
        "standards": Said("Tiêu chuẩn, chứng nhận khác mà sản phẩm có, mỗi thứ một mục.", "Other standards and certificates that the product has, one item each.", "[HACCP, ISO 22000]"),
        "trace": Said("Truy xuất nguồn gốc của chính chủ thể: đường dẫn, mã, hoặc cả hai. Trang ghi rõ là do chủ thể công bố.", "The producer's own traceability: a link, a code or both. The page says that it is the producer's.", "{url: https://truy-xuat.example/vi-du, code: VD-0001}"),
        "shops": Said("Gian hàng trên mạng có bán sản phẩm này, mỗi nơi một mục.", "Shops on the web that offer the product, one item each.", "[{platform: khac, url: https://vi-du.example/nuoc-mam, checked: 2026-10-01}]"),
    },
    "Extension": {
        "until": Said("Ngày cuối còn hiệu lực sau khi kéo dài, năm-tháng-ngày; muộn nhất 180 ngày sau khi hết thời hạn.", "The last day after the extension, year-month-day; at most 180 days after the end of the term.", "2026-12-31"),
        "basis": Said("Căn cứ kéo dài: văn bản, điều khoản. Hiện trên trang.", "What the extension rests on: the document and its article. It is shown on the page.", "26/2026/QĐ-TTg, điều 12 khoản 3"),
        "sources": Said("Nguồn cho biết việc kéo dài.", "Where the extension was read.", "[{publisher: Sở Ví Dụ, read: 2026-11-22}]"),
    },
    "Certificate": {
        "stars": Said("Hạng sao được công nhận: 3, 4 hoặc 5. Nguồn không nói thì bỏ trống, đừng đoán.", "The stars given: 3, 4 or 5. Leave them out where the source does not say; never guess.", "4"),
        "issued": Said("Ngày cấp, biết đến đâu ghi đến đó: `2022-12-29`, `2022-12`, `2022`, trong khoảng `2022-01-01/2023-12-31`, không muộn hơn `../2023-07-24`.", "The day of issue as far as known: `2022-12-29`, `2022-12`, `2022`, between `2022-01-01/2023-12-31`, no later than `../2023-07-24`.", "2022-12-29"),
        "programme_year": Said("Năm chương trình của đợt, có khi khác năm ký. Thiếu ngày cấp thì hiểu là cấp trong năm ấy hoặc năm sau.", "The year of the round, often not that of signing. Without a day of issue it is taken as issued that year or the next.", "2022"),
        "round": Said("Đợt đánh giá, chép như nguồn ghi.", "The round of assessment, in the words of the source.", "đợt 1 năm 2024"),
        "kind": Said("`first` công nhận lần đầu, `upgrade` nâng hạng, `reassessment` đánh giá lại. Nguồn không nói thì bỏ trống.", "`first` time, `upgrade` to more stars, or `reassessment`. Leave it out where the source does not say.", "first"),
        "level": Said("Cấp công nhận: `commune` xã, `district` huyện, `province` tỉnh, `centre` trung ương. Không rõ thì bỏ trống.", "The level that certified: `commune`, `district`, `province` or `centre` (the ministry). Leave it out if not known.", "province"),
        "issuer": Said("Cơ quan cấp, chép như in, kể cả cơ quan nay không còn. Nguồn không ghi thì bỏ trống.", "Who issued it, as printed, even if that authority is gone. Leave it out where no source prints it.", "UBND huyện Ví Dụ"),
        "decision": Said("Số quyết định công nhận, chép như in. Không biết thì bỏ trống.", "The number of the decision, as printed. Leave it out if not known.", "123/QĐ-UBND"),
        "product_code": Said("Mã số sản phẩm mà chương trình cấp, chép như in; mỗi lần công nhận một mã. Không phải mã chín chữ số của danh mục.", "The programme's product code as printed; each recognition has its own. It is not this catalogue's code of nine digits.", "00-000-00000-1-2022"),
        "score": Said("Điểm đánh giá, 0 đến 100, phần lẻ sau dấu chấm và nhiều nhất hai chữ số.", "The score, 0 to 100, with a point and at most two decimals.", "74.5"),
        "valid_until": Said("Ngày hết thời hạn, năm-tháng-ngày, chỉ khi giấy in ngày ấy. Bỏ trống thì tính 36 tháng từ ngày cấp.", "The last day of the term, year-month-day, only where the paper prints it. Left out, it is 36 months after the issue.", "2025-12-29"),
        "extension": Said("Việc kéo dài thời hạn, chỉ khi có nguồn nói. Quyết định kéo dài đã ghi thành tệp riêng thì không chép lại.", "An extension of the term, only where a source says so. One that stands in a decision's own file is not repeated.", "{until: 2026-12-31, basis: Quyết định 124/QĐ-UBND}"),
        "scheme": Said("Quyết định về tiêu chí mà lần này chấm theo, như nguồn ghi. Chỉ để hiện: thời hạn, thẩm quyền xét theo ngày cấp.", "The decree whose criteria were used, as the source says. Only shown: term and competence follow from the day of issue.", "148/QĐ-TTg"),
        "name_as_printed": Said("Tên sản phẩm in trên giấy của lần này, khi khác tên nay. Giống thì bỏ trống.", "The product's name on this certificate, where it is not today's. Leave it out if they are the same.", "Mắm cá cơm Ví Dụ"),
        "note": Said("Ghi chú về lần công nhận này. Mục này hiện trên trang; chuyện riêng của biên tập thì ghi ở `notes`.", "A note on this recognition. It is shown on the page; what concerns editors alone goes into `notes`.", "Giấy cấp chung cho ba quy cách."),
        "sources": Said("Nguồn của lần công nhận này.", "Where this recognition was read.", "[{url: https://bao.example/bai-viet, publisher: Báo Ví Dụ, read: 2026-11-22}]"),
    },
    "Nomination": {
        "to_stars": Said("Hạng sao được đề nghị, 1 đến 5.", "The stars that it was proposed for, 1 to 5.", "5"),
        "year": Said("Năm của hồ sơ đề nghị.", "The year of the dossier.", "2026"),
        "round": Said("Đợt đánh giá, chép như nguồn ghi.", "The round of assessment, in the words of the source.", "đợt 1 năm 2026"),
        "score": Said("Điểm hội đồng chấm, 0 đến 100, phần lẻ sau dấu chấm và nhiều nhất hai chữ số.", "The council's score, 0 to 100, with a point and at most two decimals.", "92.25"),
        "level": Said("Cấp chấm điểm hoặc đề nghị: `commune` xã, `district` huyện, `province` tỉnh, `centre` trung ương.", "The level that scored or proposed it: `commune`, `district`, `province` or `centre` (the ministry).", "province"),
        "decision": Said("Số quyết định về việc đề nghị hoặc kết quả chấm, chép như in. Không có thì bỏ trống.", "The number of the decision on the proposal or its score, as printed. Leave it out if there is none.", "125/QĐ-UBND"),
        "on": Said("Ngày đề nghị hoặc ngày chấm, biết đến đâu ghi đến đó: `2026-10-15`, `2026-10` hoặc `2026`.", "The day of the proposal or of the scoring, as far as known: `2026-10-15`, `2026-10` or `2026`.", "2026-10-15"),
        "outcome": Said("Kết quả: `unknown` chưa biết (như bỏ trống), `certified` được công nhận, `refused` không được, `withdrawn` đã rút.", "What came of it: `unknown` (as if left out), `certified`, `refused` or `withdrawn`.", "unknown"),
        "sources": Said("Nguồn của lần đề nghị này.", "Where this nomination was read.", "[{publisher: Sở Ví Dụ, read: 2026-11-22}]"),
    },
    "Report": {
        "says": Said("Nguồn nói gì: `expired` hết hạn, `revoked` bị thu hồi.", "What the source says: `expired` or `revoked`.", "revoked"),
        "on": Said("Ngày hết hạn hoặc thu hồi theo nguồn: `2026-03-05`, `2026-03` hoặc `2026`. Nguồn không ghi thì bỏ trống.", "When it ended, by the source: `2026-03-05`, `2026-03` or `2026`. Leave it out where the source does not say.", "2026-03-05"),
        "decision": Said("Số quyết định mà nguồn nhắc tới, chép như in. Không có thì bỏ trống.", "The number of the decision that the source names, as printed. Leave it out if there is none.", "126/QĐ-UBND"),
        "ground": Said("Lý do theo nguồn; hiện trên trang.", "The reason that the source gives; it is shown on the page.", "chủ thể ngừng sản xuất"),
        "sources": Said("Nguồn nói như vậy; bắt buộc có ít nhất một nguồn, nêu được tên hoặc địa chỉ.", "Where it says so; at least one source, with its name or address.", "[{url: https://bao.example/bai-viet, publisher: Báo Ví Dụ, published: 2026-03-09, read: 2026-11-22}]"),
    },
    "Pack": {
        "size": Said("Quy cách, viết như trên bao bì.", "The size, as the pack prints it.", "Chai 500 ml"),
        "price": Said("Giá bằng đồng, chỉ viết chữ số: `65000`, không viết `65.000` hay `65`. Không biết thì bỏ trống.", "The price in dong, digits only: `65000`, not `65.000` and not `65`. Leave it out if not known.", "65000"),
    },
    "Trace": {
        "url": Said("Địa chỉ trang truy xuất của chủ thể, bắt đầu bằng `https://` hoặc `http://`.", "The address of the producer's traceability page, http or https.", "https://truy-xuat.example/vi-du"),
        "code": Said("Mã truy xuất in trên bao bì.", "The trace code on the pack.", "VD-0001"),
    },
    "Shop": {
        "platform": Said("Nơi bán: `shopee`, `tiktok-shop`, `lazada`, `tiki`, `buudien`, `postmart`, `voso`; trang riêng hoặc nơi khác thì `khac`.", "Where: `shopee`, `tiktok-shop`, `lazada`, `tiki`, `buudien`, `postmart`, `voso`; `khac` for their own site or any other.", "khac"),
        "url": Said("Địa chỉ trang bán sản phẩm, bắt đầu bằng `https://` hoặc `http://`.", "The address at which the product is offered, http or https.", "https://vi-du.example/nuoc-mam"),
        "checked": Said("Ngày gần nhất có người mở thử đường dẫn, năm-tháng-ngày.", "The last day on which somebody tried the link, year-month-day.", "2026-10-01"),
    },
}
# fmt: on
