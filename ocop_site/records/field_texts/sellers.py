"""The help of the fields of producers, outlets and fairs."""

from __future__ import annotations

from ocop_site.records.field_texts.said import Said

# fmt: off
SELLERS: dict[str, dict[str, Said]] = {
    "Producer": {
        "type": Said("Loại chủ thể: `htx`, `to-hop-tac`, `doanh-nghiep`, `trang-trai`, `ho-gia-dinh`, `hiep-hoi` hoặc `khac`.", "The kind of producer: `htx`, `to-hop-tac`, `doanh-nghiep`, `trang-trai`, `ho-gia-dinh`, `hiep-hoi` or `khac`.", "htx"),
        "size": Said("Quy mô: `micro` siêu nhỏ, `small` nhỏ, `medium` vừa, `large` lớn. Nguồn không nói thì bỏ trống.", "Its size: `micro`, `small`, `medium` or `large`. Leave it out where the source does not say.", "small"),
        "publish_name": Said("Ghi `false` khi không được nêu tên: tên không hiện ở trang nào, nhãn sản phẩm không có sao. Bỏ trống là nêu tên.", "`false` where the name must not be published: no page shows it, labels bear no stars. Left out, the name is shown.", "false"),
        "joined": Said("Tham gia OCOP từ khi nào: `2019-06-01`, `2019-06`, `2019`, hoặc một khoảng `2019-06-01/2019-12-31`.", "Since when it takes part in OCOP: `2019-06-01`, `2019-06`, `2019` or a span `2019-06-01/2019-12-31`.", "2019"),
        "founded": Said("Thành lập khi nào: `2016-03-12`, `2016-03`, `2016`, hoặc không muộn hơn một ngày: `../2018-12-31`.", "When it was founded: `2016-03-12`, `2016-03`, `2016`, or no later than a day: `../2018-12-31`.", "2016-03-12"),
        "food_safety_commitment": Said("Bản cam kết an toàn thực phẩm của chủ thể. Không có thì bỏ trống.", "The producer's written commitment to food safety. Leave it out if there is none.", "{date: 2021-02-01, document: Bản cam kết số 01}"),
    },
    "Commitment": {
        "date": Said("Ngày ký cam kết, năm-tháng-ngày. Không biết thì bỏ trống.", "The day on which it was signed, year-month-day. Leave it out if not known.", "2021-02-01"),
        "document": Said("Tên hoặc số của bản cam kết.", "The name or number of the document.", "Bản cam kết số 01"),
    },
    "Outlet": {
        "operator": Said("Đơn vị vận hành điểm bán; hiện trên trang và in trên biển cửa.", "Who runs the outlet; shown on its page and printed on the sign for its door.", "Hợp tác xã Ví Dụ"),
        "stage": Said("Theo nguồn: `planned` mới là đề xuất, `open` đang mở, `closed` đã đóng. Không rõ thì bỏ trống.", "By the source: `planned`, `open` or `closed`. Leave it out if not known.", "open"),
        "opened": Said("Mở cửa từ khi nào: `2021-09-05`, `2021-09`, `2021`, hoặc một khoảng `2021-09-01/2021-12-31`.", "When it opened: `2021-09-05`, `2021-09`, `2021` or a span `2021-09-01/2021-12-31`.", "2021-09-05"),
        "closed": Said("Đóng cửa khi nào: `2025-06-30`, `2025-06` hoặc `2025`. Từ ngày ấy trang nói là đã đóng. Còn bán thì bỏ trống.", "When it closed: `2025-06-30`, `2025-06` or `2025`. From then on the page says so. Leave it out while it sells.", "2025-06-30"),
        "level": Said("Điểm bán thuộc cấp nào: `commune` xã, `district` huyện, `province` tỉnh, `centre` trung ương. Không rõ thì bỏ trống.", "The level that it belongs to: `commune`, `district`, `province` or `centre` (national). Leave it out if not known.", "district"),
        "network": Said("Hệ thống hoặc chuỗi cửa hàng mà điểm bán thuộc về. Không có thì bỏ trống.", "The chain or network of shops that it belongs to. Leave it out if there is none.", "Chuỗi cửa hàng Thí Dụ"),
        "stocks": Said("Những sản phẩm bán ở đây, mỗi sản phẩm ghi một lần. Nhãn kệ in theo danh sách này.", "The products on sale here, each once. Shelf labels are printed by this list.", "[{product: nuoc-mam-vi-du, price: 65000}]"),
        "hours": Said("Giờ mở cửa, viết như sẽ hiện, mỗi dòng một mục.", "Opening hours as they are to be shown, one item a line.", '["Thứ hai – thứ bảy, 7:30–18:00"]'),
        "geo": Said("Tọa độ của điểm bán, để trang có đường dẫn mở bản đồ.", "The position of the outlet; its page then links to a map.", "{latitude: 16.05, longitude: 108.22}"),
    },
    "Geo": {
        "latitude": Said("Vĩ độ, tính bằng độ, phần lẻ sau dấu chấm.", "The latitude in degrees, with a decimal point.", "16.05"),
        "longitude": Said("Kinh độ, tính bằng độ, phần lẻ sau dấu chấm.", "The longitude in degrees, with a decimal point.", "108.22"),
    },
    "Stocked": {
        "product": Said("Tên tệp của sản phẩm trong `content/products/`, bỏ phần đuôi.", "The product's id: its file name in `content/products/` without the ending.", "nuoc-mam-vi-du"),
        "price": Said("Giá bán ở đây bằng đồng, chỉ viết chữ số: `65000`. Bỏ trống thì thẻ giá chừa chỗ để viết tay.", "The price here in dong, digits only: `65000`. Left out, the price card leaves room to write it by hand.", "65000"),
    },
    "FairDays": {
        "from": Said("Ngày đầu của hội chợ, biết đến đâu ghi đến đó: `2026-09-18`, `2026-09` hoặc `2026`.", "The first day of the fair, as far as known: `2026-09-18`, `2026-09` or `2026`.", "2026-09-18"),
        "to": Said("Ngày cuối của hội chợ, biết đến đâu ghi đến đó: `2026-09-22`, `2026-09` hoặc `2026`.", "The last day of the fair, as far as known: `2026-09-22`, `2026-09` or `2026`.", "2026-09-22"),
    },
    "Exhibitor": {
        "producer": Said("Tên tệp của chủ thể trong `content/producers/`, bỏ phần đuôi, khi danh mục có chủ thể ấy.", "The producer's id: its file name in `content/producers/` without the ending, where the catalogue has it.", "htx-vi-du"),
        "name": Said("Tên của bên đứng gian, khi danh mục không có hồ sơ chủ thể.", "The name of whoever stands there, where the catalogue has no producer's record.", "Trường nghề Thí Dụ"),
    },
    "Hall": {
        "name": Said("Tên nhà hoặc khu, đúng như gian hàng ghi ở `hall`.", "The name of the hall or area, the very words that booths have under `hall`.", "Nhà A"),
        "rows": Said("Lưới của nhà có mấy hàng ô, từ 1 đến 200.", "How many rows of cells the grid of the hall has, from 1 to 200.", "8"),
        "columns": Said("Lưới của nhà có mấy cột ô, từ 1 đến 200.", "How many columns of cells the grid of the hall has, from 1 to 200.", "12"),
    },
    "Booth": {
        "number": Said("Số gian, viết như trên biển; có thể gồm cả chữ.", "The number of the booth as its sign has it; letters may be part of it.", "A12"),
        "code": Said("Mã in trên biển gian, do `codes assign` cấp; không tự đặt, không sửa. Mã đi theo bên đứng gian khi đổi số gian.", "The code on the booth's sign, given by `codes assign`; never made up or changed. It goes with the exhibitor to another number.", '"991234562"'),
        "hall": Said("Nhà hoặc khu có gian hàng. Không có thì bỏ trống.", "The hall or area. Leave it out if there is none.", "Nhà A"),
        "row": Said("Gian ở hàng ô thứ mấy trong nhà, đếm từ trên sơ đồ xuống. Không rõ thì bỏ trống.", "In which row of cells of its hall it begins, from the top of the plan. Leave it out if not known.", "2"),
        "column": Said("Gian ở cột ô thứ mấy trong nhà, đếm từ trái sang. Không rõ thì bỏ trống.", "In which column of cells of its hall it begins, from the left. Leave it out if not known.", "5"),
        "wide": Said("Gian rộng mấy ô, từ trái sang. Bỏ trống là 1.", "How many cells it is wide, from left to right. Left out, it is 1.", "2"),
        "deep": Said("Gian sâu mấy ô, từ trên xuống. Bỏ trống là 1.", "How many cells it is deep, from top to bottom. Left out, it is 1.", "1"),
        "position": Said("Gian nằm ở chỗ nào, bằng vài chữ.", "Where the booth stands, in a few words.", "cạnh cửa chính"),
        "exhibitor": Said("Bên đứng gian. Chưa rõ ai thì bỏ trống.", "Who stands at the booth. Leave it out if not known.", "{producer: htx-vi-du}"),
        "products": Said("Tên tệp của những sản phẩm bày ở gian. Hàng không có trong danh mục thì ghi ở `goods`, hoặc không ghi.", "Ids of the products shown there. Goods that the catalogue does not have stand under `goods`, or are left out.", "[nuoc-mam-vi-du]"),
        "goods": Said("Tên hàng như danh sách của ban tổ chức ghi, khi danh mục chưa có hồ sơ sản phẩm ấy, mỗi tên một mục. Có hồ sơ rồi thì chuyển sang `products`.", "Names of goods as the organiser's list has them, where the catalogue has no record of the product, one item each. Once there is one, move it to `products`.", "[Mật ong hoa nhãn]"),
    },
    "Fair": {
        "days": Said("Ngày đầu và ngày cuối. Nguồn không ghi thì bỏ trống.", "The first and the last day. Leave them out where no source says.", "{from: 2026-09-18, to: 2026-09-22}"),
        "venue": Said("Địa điểm tổ chức, như tên nhà triển lãm, quảng trường, sân vận động.", "The venue, such as the name of a hall, a square, a stadium.", "Nhà triển lãm Thí Dụ"),
        "geo": Said("Tọa độ của nơi tổ chức, để trang có đường dẫn mở bản đồ.", "The position of the venue; the page then links to a map.", "{latitude: 16.05, longitude: 108.22}"),
        "directions": Said("Đường đi, xe buýt, chỗ gửi xe, cổng vào, như ban tổ chức báo.", "The way there, buses, parking, gates, as the organiser tells.", "Cổng chính ở đường Hội Chợ, xe buýt số 0; gửi xe ở cổng sau."),
        "organiser": Said("Đơn vị tổ chức, như nguồn ghi.", "Who organises it, in the words of the source.", "Sở Ví Dụ"),
        "organiser_level": Said("Cấp của đơn vị tổ chức: `commune` xã, `district` huyện, `province` tỉnh, `centre` trung ương.", "The organiser's level: `commune`, `district`, `province` or `centre` (national).", "province"),
        "organiser_province": Said("Tỉnh của đơn vị tổ chức: viết tên như nguồn, không viết mã số.", "The organiser's province: its name as in the source, not a code number.", "Đà Nẵng"),
        "theme": Said("Chủ đề của hội chợ, mỗi chủ đề một mục.", "The themes of the fair, one item each.", "[ocop, quà Tết]"),
        "country": Said("Nước tổ chức, viết bằng hai chữ cái hoa như `VN`, `FR`. Bỏ trống là Việt Nam.", "The country in two capital letters, such as `VN`, `FR`. Left out, it is Viet Nam.", "FR"),
        "provinces": Said("Các tỉnh tham gia: viết tên như nguồn, không viết mã số, mỗi tỉnh một mục.", "The provinces that take part: names as in the source, not code numbers, one item each.", "[Đà Nẵng, Phú Yên]"),
        "reported_booths": Said("Số gian hàng theo nguồn, dù danh mục chỉ biết vài gian. Nguồn không nói thì bỏ trống.", "How many booths the source speaks of, even if only some are known here. Leave it out where it does not say.", "60"),
        "halls": Said("Các nhà hoặc khu, mỗi nơi là một lưới ô, để vẽ sơ đồ. Không vẽ thì bỏ trống.", "The halls or areas, each a grid of cells, for the plan. Leave them out if there is none.", "[{name: Nhà A, rows: 8, columns: 12}]"),
        "booths": Said("Những gian hàng danh mục biết, mỗi gian một mục.", "The booths that the catalogue knows of, one item each.", "[{number: A12, exhibitor: {producer: htx-vi-du}, products: [nuoc-mam-vi-du]}]"),
    },
}
# fmt: on
