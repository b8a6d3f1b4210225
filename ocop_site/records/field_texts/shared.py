"""The help of what all records share: names, codes, sources, photos, places, contacts."""

from __future__ import annotations

from ocop_site.records.field_texts.said import Said

# fmt: off
SHARED: dict[str, dict[str, Said]] = {
    "Record": {
        "formerly": Said("Những tên tệp trước đây của hồ sơ này và của hồ sơ đã nhập vào nó, để mã và địa chỉ cũ vẫn dẫn tới đây.", "Ids that this record had before, and those of records merged into it, so that old codes and addresses still lead here.", "[ten-tep-cu]"),
        "sources": Said("Nguồn của những điều hồ sơ này ghi. Phần nào có mục nguồn riêng (như từng lần công nhận) thì ghi nguồn ở phần ấy.", "Where the facts of this record were read. A part with sources of its own, such as a recognition, has them there.", "[{url: https://bao.example/bai-viet, publisher: Báo Ví Dụ, read: 2026-11-22}]"),
        "example": Said("Ghi `true` cho hồ sơ đặt ra để minh họa; trang của nó sẽ nói rõ như vậy. Hồ sơ thật thì bỏ trống.", "`true` for an invented record; its page then says so. Leave it out for a real one.", "true"),
        "notes": Said("Ghi chú cho người biên tập, mỗi ý một mục. Không bao giờ hiện trên trang.", "Notes for editors, one item each. They are never shown on a page.", "[Chưa rõ chủ thể; đã hỏi lại xã.]"),
    },
    "Coded": {
        "name": Said("Tên sẽ hiện trên trang và nhãn. Tên sản phẩm không kèm hạng sao hay chữ OCOP: hạng sao thuộc về giấy và có ngày hết.", "The name on pages and labels. A product's name carries no stars and no “OCOP”: stars belong to a certificate, which ends.", "Nước mắm Ví Dụ"),
        "names": Said("Tên bằng các thứ tiếng khác, mỗi tên ghi sau mã của thứ tiếng: `en` là tiếng Anh, `fr` là tiếng Pháp. Chưa có thì bỏ trống.", "The name in other languages, each behind the tag of its language: `en` for English, `fr` for French. Leave it out if there is none.", "{en: Example fish sauce}"),
        "code": Said("Mã vĩnh viễn gồm chín chữ số, nằm trong mã QR. Đừng tự đặt, đừng sửa: lệnh `python build.py codes assign` tự điền.", "The permanent code of nine digits that the QR holds. `python build.py codes assign` fills it in; never make one up or change it.", '"124829131"'),
        "formerly_at": Said("Địa chỉ cũ của trang, từ thời hồ sơ mang một mã khác. Chỉ cần khi hai nhánh từng cấp trùng mã; còn lại thì bỏ trống.", "Addresses of its page from when it had another code. Needed only after two branches gave out one code; else leave it out.", "[/san-pham/ten-hang-124829131/]"),
        "address": Said("Ở đâu. Sản phẩm bỏ trống thì lấy nơi của chủ thể; chủ thể bỏ trống thì lấy nơi của sản phẩm đầu tiên.", "Where it is. A product without an address is put where its producer is, a producer where its first product is.", "{as_certified: {province: Phú Yên, district: huyện Ví Dụ, commune: xã Ví Dụ, vintage: 63}}"),
        "photos": Said("Các ảnh, theo thứ tự sẽ hiện; ảnh đầu tiên cũng là ảnh đại diện trong danh sách.", "Photos in the order in which they are shown; the first one also stands in lists.", "[{file: vi-du.jpg, alt: Chai nước mắm đặt trên bàn gỗ}]"),
        "contact": Said("Cách liên hệ. Tên người và số điện thoại là dữ liệu cá nhân: chỉ hiện trên trang khi `publish_contact` là `true`.", "How to get in touch. Names and phone numbers are personal data: shown only where `publish_contact` is `true`.", "{phone: 0000 000 001}"),
        "publish_contact": Said("Ghi `true` khi được phép đưa cách liên hệ lên trang. Bỏ trống là không đưa.", "`true` where the contact details may be shown on the page. Left out, they are not.", "true"),
    },
    "Source": {
        "url": Said("Địa chỉ của trang đã đọc, bắt đầu bằng `https://` hoặc `http://`. Nguồn không có trên mạng thì bỏ trống và ghi `publisher`.", "The address of the page that was read, http or https. For a source that is not on the web leave it out and give `publisher`.", "https://bao.example/bai-viet"),
        "publisher": Said("Nơi công bố: cơ quan, tờ báo, cổng thông tin. Bỏ trống thì trang dùng tên miền trong địa chỉ.", "Who published it: an authority, a newspaper, a portal. Left out, the page shows the host of the address.", "Báo Ví Dụ"),
        "title": Said("Tên bài báo hoặc văn bản, chép nguyên.", "The title of the article or document, as printed.", "Danh sách sản phẩm năm 2025"),
        "published": Said("Ngày nguồn được đăng, đủ năm-tháng-ngày. Không biết thì bỏ trống.", "The day on which it was published: year-month-day. Leave it out if not known.", "2026-10-31"),
        "read": Said("Ngày có người mở nguồn ra đọc, đủ năm-tháng-ngày.", "The day on which somebody read it: year-month-day.", "2026-11-22"),
    },
    "Name": {
        "en": Said("Tên tiếng Anh: dưới tên tiếng Việt, và là tên trên trang tiếng Anh. Chưa có thì bỏ trống.", "The English name: below the Vietnamese one, and the name on pages in English. Leave it out if there is none.", "Example fish sauce"),
    },
    "Photo": {
        "file": Said("Tên tệp ảnh trong `content/photos/`, kể cả thư mục con nếu có: đuôi `.jpg`, `.png` hoặc `.webp`, không quá 25 triệu byte.", "The photo's file in `content/photos/`, with its subfolder if it has one: JPEG, PNG or WebP, at most 25 MB.", "vi-du.jpg"),
        "alt": Said("Ảnh cho thấy gì, trong một câu, cho người không nhìn được ảnh.", "What the photo shows, in one sentence, for those who cannot see it.", "Chai nước mắm đặt trên bàn gỗ"),
        "credit": Said("Người chụp hoặc nơi cho ảnh, viết như sẽ hiện dưới ảnh.", "Who took or gave the photo, as it is to stand below it.", "Ảnh do hợp tác xã Ví Dụ cung cấp"),
        "licence": Said("Giấy phép dùng ảnh, hiện dưới ảnh.", "The licence of the photo, shown below it.", "CC BY 4.0"),
    },
    "PrintedPlace": {
        "province": Said("Tên tỉnh, thành phố như giấy hoặc nguồn in: viết tên, không viết mã số. Tỉnh đã sáp nhập vẫn giữ tên cũ.", "The province as the paper or source prints it: its name, not a code number. One that was merged keeps its old name.", "Phú Yên"),
        "district": Said("Tên huyện kèm loại, như in. Nơi ghi theo bản đồ 34 tỉnh thì bỏ trống: từ 01/07/2025 không còn cấp huyện.", "The district with its kind, as printed. Leave it out on the map of 34 provinces: since 1 July 2025 there are no districts.", "huyện Ví Dụ"),
        "commune": Said("Tên xã, phường kèm loại, như in. Nguồn không ghi thì bỏ trống.", "The commune or ward with its kind, as printed. Leave it out where the source does not say.", "xã Ví Dụ"),
        "vintage": Said("Tên tỉnh thuộc bản đồ nào: `63` tỉnh (đến hết 30/06/2025) hay `34` tỉnh (từ 01/07/2025). Không rõ thì bỏ trống.", "Which map the province belongs to: `63` provinces (until 30 June 2025) or `34` (since 1 July 2025). Leave it out if not known.", "63"),
    },
    "CurrentPlace": {
        "province": Said("Mã chữ của tỉnh hiện nay: tên không dấu có gạch nối, như `da-nang`. Danh sách ở `content/vocabulary/provinces.yaml`.", "The id of today's province: plain letters and hyphens, such as `da-nang`. The list is in `content/vocabulary/provinces.yaml`.", "da-nang"),
        "commune": Said("Tên xã, phường, đặc khu hiện nay, kèm loại. Không chắc thì bỏ trống.", "Today's commune, ward or special zone, with its kind. Leave it out if not certain.", "phường Ví Dụ"),
    },
    "Address": {
        "street": Said("Số nhà, đường, thôn, tổ. Mục này hiện trên trang, nên đừng ghi số nhà riêng của hộ gia đình.", "House number, street, hamlet. It is shown on the page, so leave out the number of a family's home.", "Thôn Thí Dụ"),
        "as_certified": Said("Nơi như giấy chứng nhận hoặc nguồn in. Không bao giờ sửa lại theo sáp nhập.", "The place as the certificate or the source prints it. It is never rewritten after a merger.", "{province: Phú Yên, district: huyện Ví Dụ, commune: xã Ví Dụ, vintage: 63}"),
        "current": Said("Nơi trên bản đồ hiện nay, do biên tập ghi. Bỏ trống thì tỉnh hiện nay được suy ra từ tên tỉnh đã in.", "The place on today's map, entered by an editor. Left out, today's province follows from the printed one.", "{province: dak-lak, commune: xã Ví Dụ}"),
    },
    "Contact": {
        "phone": Said("Số điện thoại, viết như sẽ hiện trên trang.", "The phone number, as it is to be shown.", "0000 000 001"),
        "email": Said("Địa chỉ thư điện tử.", "The e-mail address.", "lien-he@vi-du.example"),
        "url": Said("Trang web riêng, bắt đầu bằng `https://` hoặc `http://`.", "Their own website, http or https.", "https://vi-du.example/"),
        "person": Said("Tên người liên hệ.", "The name of the person to ask for.", "Lê Thị Ví Dụ"),
    },
}
# fmt: on
