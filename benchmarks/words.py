"""The word lists of the corpus, and how often each thing occurs. Data only; everything in it is invented."""

from __future__ import annotations

BLOCK = "98"
READ_ON = "2026-11-22"
YEARS = {2019: 6, 2020: 9, 2021: 12, 2022: 18, 2023: 17, 2024: 18, 2025: 14, 2026: 6}
STARS = {3: 72, 4: 27, 5: 1}
SCORES = {3: (50, 69), 4: (70, 89), 5: (90, 99)}
MAKERS = {"htx": 32, "to-hop-tac": 2, "doanh-nghiep": 27, "trang-trai": 3, "ho-gia-dinh": 35, "khac": 1}

# Set of criteria, its weight among all products (about one in a thousand each), its goods.
GOODS = """
1 100 Măng tây|Ổi|Ớt tươi|Bưởi|Na dai|Xoài|Vải thiều|Nấm rơm|Ấu luộc|Dưa lưới|Hành tím|Su su|Thanh long|Ươi hạt
2 30 Ếch đồng|Trứng gà|Thịt dê|Cua gạch|Gà đồi|Vịt biển|Sữa bò tươi
3 45 Gạo nếp|Gạo tẻ thơm|Lạc nhân|Đậu xanh|Ngô hạt|Vừng đen
4 35 Mật ong|Mật hoa dừa|Yến sào|Đường thốt nốt
5 6 Xôi khô ăn liền|Cháo ăn liền
6 85 Bún khô|Miến dong|Bánh tráng mè|Phở khô|Ăn dặm gạo lứt|Bánh đa nem|Kẹo lạc|Oản nếp|Cốm|Bánh gai
7 150 Chuối sấy|Mít sấy|Hạt điều rang muối|Dưa cải muối|Ô mai mơ|Khoai lang dẻo|Tinh bột sắn|Rong biển cháy tỏi|Mứt gừng
8 190 Tôm khô|Chả mực|Nem chua|Giò lụa|Lạp sườn|Cá kho niêu|Ruốc thịt|Mắm tép|Khô cá lóc|Trâu gác bếp|Hến xào khô
9 65 Nước mắm|Tương nếp|Xì dầu đậu|Dấm gạo
10 30 Tiêu sọ|Muối ớt|Bột nghệ|Quế thanh|Lá mắc mật khô
11 50 Chè xanh|Chè Shan|Trà ướp sen
12 65 Trà túi lọc|Trà hoa vàng|Trà dây|Trà atisô|Chùm ngây trà
13 45 Cà phê rang xay|Cà phê hạt|Ca cao bột
14 20 Rượu nếp|Rượu ngô men lá
15 35 Rượu mơ|Vang dâu|Rượu sim
16 5 Nước uống đóng chai
17 10 Nước ép dứa|Sữa ngô
18 15 Cao gắm|Viên nghệ mật ong|Đông trùng hạ thảo
19 4 Xà phòng thảo mộc|Dầu gội bồ kết
20 8 Tinh dầu sả|Tinh dầu quế|Ích mẫu khô
21 50 Nón lá|Gốm men|Mây tre giỏ|Tranh gỗ|Uyên ương gỗ|Chiếu cói|Khảm trai
22 7 Lụa tơ tằm|Khăn thổ cẩm
23 1 Hoa cúc|Lan rừng
24 2 Đào thế|Quất bon sai
25 1 Cá cảnh
26 16 Du lịch vườn|Khu nghỉ sinh thái|Homestay bản
"""
FIRST = [
    "Mây",
    "Sương",
    "Trăng",
    "Nắng",
    "Gió",
    "Hạc",
    "Suối",
    "Lụa",
    "Ngói",
    "Khói",
    "Đàn",
    "Bướm",
    "Rêu",
    "Sậy",
    "Lau",
    "Thuyền",
    "Chuông",
    "Cầu",
    "Vồng",
    "Tuyết",
    "Ngọc",
    "Ấm",
    "Ương",
    "Én",
]
LAST = [
    "Biếc",
    "Trầm",
    "Ngàn",
    "Thượng",
    "Hạ",
    "Nghiêng",
    "Tím",
    "Rộng",
    "Ẩn",
    "Vắng",
    "Đượm",
    "Xưa",
    "Thẳm",
    "Mới",
    "Êm",
    "Ửng",
    "Lặng",
    "Gấm",
    "Hồng",
    "Chàm",
    "Kể",
    "Phẳng",
]
SURNAMES = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Phan",
    "Vũ",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
    "Vừ",
    "Giàng",
]
EXTRAS = [
    "đặc biệt",
    "hảo hạng",
    "truyền thống",
    "loại 1",
    "hữu cơ",
    '"Nhà Nắng"',
    "số 9",
    "3 in 1",
    "100 %",
    "cổ truyền",
    "35°",
    "hộp quà",
    "Ea H'Mây",
    "(hũ)",
]
SENTENCES = [
    "Sản phẩm này được nghĩ ra để thử phần mềm, không có thật.",
    "Cả làng làm theo một lối đã lâu, mỗi nhà giữ một bí quyết riêng.",
    "Nguyên liệu lấy ngay trong vùng, rửa sạch, để ráo rồi mới làm.",
    "Mẻ nào cũng **ghi ngày** và cất một phần để đối chiếu.",
    "Mùa mưa làm ít, mùa nắng làm nhiều, giá vì thế có lúc chênh nhau.",
    "Người già trong xóm kể rằng nghề đến theo một *con thuyền*.",
    "Bảo quản nơi khô, thoáng, tránh nắng; mở ra rồi thì dùng trong bảy ngày.",
    "Khách ghé xưởng được xem từ đầu đến cuối.",
    "Bao bì bằng giấy, in một màu, ghi đủ thành phần và hạn dùng.",
    "Từ khi vào chương trình, xưởng đã thay bếp củi bằng bếp hơi.",
]
# Products per former province, in tens, roughly as provinces have reported them.
WEIGHTS = """
ha-noi 270 ha-giang 28 cao-bang 15 bac-kan 20 tuyen-quang 24 lao-cai 25 dien-bien 9
lai-chau 20 son-la 20 yen-bai 27 hoa-binh 16 thai-nguyen 31 lang-son 18 quang-ninh 42
bac-giang 34 phu-tho 31 vinh-phuc 20 bac-ninh 32 hai-duong 37 hai-phong 28 hung-yen 27
thai-binh 20 ha-nam 16 nam-dinh 50 ninh-binh 21 thanh-hoa 60 nghe-an 64 ha-tinh 36
quang-binh 17 quang-tri 17 thua-thien-hue 14 da-nang 12 quang-nam 48 quang-ngai 30 binh-dinh 36
phu-yen 22 khanh-hoa 20 ninh-thuan 18 binh-thuan 13 kon-tum 30 gia-lai 55 dak-lak 26
dak-nong 12 lam-dong 50 binh-phuoc 14 tay-ninh 12 binh-duong 16 dong-nai 30 ba-ria-vung-tau 23
ho-chi-minh 18 long-an 22 tien-giang 30 ben-tre 30 tra-vinh 39 vinh-long 23 dong-thap 55
an-giang 22 kien-giang 28 can-tho 20 hau-giang 29 soc-trang 24 bac-lieu 16 ca-mau 35
"""
SITE = f"""\
title: Danh mục thử
tagline: Mọi tên ở đây đều bịa ra để đo tốc độ
publisher: Nhóm Đo Thử
description: Danh mục bịa ra để đo thời gian và bộ nhớ. Không tên nào, con số nào ở đây có thật.
base_url: https://corpus.example/
code_block: "{BLOCK}"
sources_read: {READ_ON}
example: true
"""
PAGES = {
    "gioi-thieu": """\
---
title: Giới thiệu
description: Danh mục này bịa ra để đo.
---
## Danh mục này là gì

Một chương trình viết ra mọi hồ sơ ở đây từ vài danh sách từ.

## Báo sai, gửi giấy chứng nhận mới {#bao-sai}

Không có gì để báo: mọi thứ đều bịa.
""",
    "cach-lam": """\
---
title: Cách làm
description: Các hồ sơ bịa được viết ra thế nào.
---
## Từ danh sách từ

Cùng số sản phẩm và cùng hạt giống thì ra cùng từng byte.
""",
}
PACKS = ["100 g", "250 g", "500 g", "1 kg", "hộp 12 gói", "chai 330 ml", "chai 750 ml", "túi 5 kg", "chiếc"]
STANDARDS = ["HACCP", "VietGAP", "ISO 22000:2018", "Hữu cơ", "FDA", "GMP"]
VENUES = ["Quảng trường", "Nhà văn hóa", "Trung tâm hội chợ", "Sân vận động", "Phố đi bộ"]
SHOPS = [
    "Điểm giới thiệu và bán sản phẩm OCOP",
    "Cửa hàng nông sản",
    "Siêu thị làng",
    "Trạm dừng chân",
    "Bưu điện văn hóa xã",
]
