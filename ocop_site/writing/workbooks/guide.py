"""The first sheet of the workbook: how it is used, in plain Vietnamese with the gist in English."""

from __future__ import annotations

GUIDE: tuple[tuple[str, str], ...] = (
    ("title", "Danh mục OCOP: sửa hồ sơ bằng bảng tính"),
    ("text", "Sổ này chép từ thư mục hồ sơ (content/) ngày {day}. Sửa xong, lưu lại kiểu .xlsx rồi chạy:"),
    ("code", "python build.py import {name}"),
    ("text", "Lệnh ấy cho xem những gì sẽ đổi, hỏi lại, rồi mới ghi. Chỉ ô đã đổi mới được ghi vào hồ sơ."),
    ("head", "Cách làm"),
    ("text", "• Sửa một điều: sửa đúng ô ấy. Đặt con trỏ vào ô hoặc tên cột để đọc lời giải thích."),
    ("text", "• Xóa một điều: xóa trắng ô ấy (phím Delete). Dòng của danh sách mà mọi ô trắng thì bị bỏ."),
    ("text", "• Xóa cả dòng, cột hay trang không xóa gì: chúng chỉ được báo. Rút hồ sơ: docs/how-to/ledger.md."),
    ("text", "• Giá ghi bằng đồng: 25000, không phải 25."),
    ("text", "• Thêm hồ sơ: gõ vào dòng trống đầu tiên của trang chính; tên tệp viết không dấu, như nuoc-mam-vi-du."),
    ("text", "• Thêm vào danh sách (công nhận, nguồn, quy cách…): gõ tên tệp của hồ sơ, để trống số thứ tự."),
    ("text", "• Nguồn của lần công nhận mới: ghi rõ số thứ tự của lần ấy ở cả hai trang (số kế tiếp của hồ sơ)."),
    ("text", "• Ô nhiều ý: mỗi ý một dòng trong ô (Alt+Enter)."),
    ("text", "• Ngày: 29/12/2022. Chỉ biết tháng hay năm: gõ dấu nháy đơn trước, như '2022-12 hay '2022."),
    ("head", "Không sửa được ở đây"),
    ("text", "• Cột Mã: mã in trên nhãn nên không bao giờ đổi; hồ sơ mới được cấp mã khi nhập."),
    ("text", "• Tên tệp của hồ sơ đã có: đổi trong thư mục hồ sơ. Lời kể của hồ sơ Markdown vẫn ở trong tệp."),
    ("text", "• Công thức: không bao giờ được tính; ô công thức bị trả lại. Hãy dán giá trị."),
    ("head", "Màu"),
    ("text", "• Đỏ: sai hoặc thiếu. Vàng: công thức, hoặc tên lạ cần xem lại. Xám: chỉ để đọc."),
    ("head", "Hai nơi cùng sửa"),
    ("text", "• Dòng nào nơi khác đã đổi từ khi xuất sổ thì dòng của bạn được trả lại kèm lý do, không đè lên."),
    ("text", "• Dòng bị trả lại nằm trong sổ -rejects.xlsx cạnh tệp đã nhập. Xuất sổ mới rồi chép điều ấy sang."),
    ("head", "In English"),
    ("text", "Change a cell to change a field, empty it to remove it, fill an empty row to add a record. Missing rows"),
    ("text", "are only reported. The file is read by the keys in row 2: leave them. Nothing is written unseen."),
    ("head", "Các trang"),
)
