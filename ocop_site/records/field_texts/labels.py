"""The help of the fields of label paper and of printers."""

from __future__ import annotations

from ocop_site.records.field_texts.said import Said

# fmt: off
LABELS: dict[str, dict[str, Said]] = {
    "Stock": {
        "id": Said("Mã chữ của khổ giấy: chữ thường không dấu, chữ số, gạch nối. Trong tệp tự đo thì bỏ trống được.", "The id of the stock: plain small letters, digits, hyphens. In a file of your own it may be left out.", "giay-vi-du"),
        "name": Said("Tên và số hiệu ghi trên hộp. Trong tệp tự đo thì bỏ trống được.", "The name and number on the pack. In a file of your own it may be left out.", "Giấy nhãn Ví Dụ 21"),
        "also": Said("Số hiệu khác của cùng khổ giấy, mỗi số một mục.", "Other numbers under which the same stock is sold, one item each.", "[VD21]"),
        "kind": Said("`sheet` tờ giấy có nhiều nhãn (như bỏ trống), `roll` cuộn nhãn.", "`sheet` of labels (as if left out), or `roll`.", "sheet"),
        "paper": Said("Khổ tờ giấy, mm; với cuộn là phần giấy máy kéo ra cho một hàng nhãn.", "The size of the paper in mm; of a roll, what is fed for one row of labels.", "{width: 210, height: 297}"),
        "label": Said("Khổ một nhãn, mm.", "The size of one label in mm.", "{width: 63.5, height: 38.1}"),
        "columns": Said("Số nhãn theo chiều ngang, 1 đến 100. Bỏ trống là 1.", "How many labels lie side by side, 1 to 100. Left out, it is 1.", "3"),
        "rows": Said("Số nhãn theo chiều dọc, 1 đến 100. Bỏ trống là 1.", "How many rows of labels there are, 1 to 100. Left out, it is 1.", "7"),
        "left": Said("Từ mép trái của giấy đến nhãn đầu tiên, mm. Bỏ trống là 0.", "From the paper's left edge to the first label, mm. Left out, it is 0.", "7.2"),
        "top": Said("Từ mép trên của giấy đến nhãn đầu tiên, mm. Bỏ trống là 0.", "From the paper's upper edge to the first label, mm. Left out, it is 0.", "15.15"),
        "pitch": Said("Bước từ nhãn này sang nhãn kế, mm. Các nhãn nằm sát nhau thì bỏ trống.", "The step from one label to the next, mm. Leave it out where the labels touch.", "{x: 66.04, y: 38.1}"),
        "shape": Said("Hình của nhãn: `rectangle` chữ nhật (như bỏ trống), `round` tròn.", "The shape of a label: `rectangle` (as if left out) or `round`.", "rectangle"),
        "use": Said("Chỉ khi giấy dành riêng cho một thứ của hội chợ: `card` thẻ bàn, `sign` biển gian. Còn lại bỏ trống.", "Only for paper that is meant for one thing of a fair: `card` table cards, `sign` booth signs. Else leave it out.", "card"),
        "source": Said("Số đo lấy từ đâu: một địa chỉ web, hoặc một ghi chú.", "Where the measures come from: a web address or a note.", "{note: đo bằng thước}"),
    },
    "Size": {
        "width": Said("Chiều ngang, mm, 5 đến 1000, phần lẻ sau dấu chấm và nhiều nhất hai chữ số.", "The width in mm, 5 to 1000, with a point and at most two decimals.", "63.5"),
        "height": Said("Chiều dọc, mm, 5 đến 1000, phần lẻ sau dấu chấm và nhiều nhất hai chữ số.", "The height in mm, 5 to 1000, with a point and at most two decimals.", "38.1"),
    },
    "Pitch": {
        "x": Said("Từ mép trái nhãn này đến mép trái nhãn bên cạnh, mm. Nhãn sát nhau hoặc chỉ có một cột thì bỏ trống.", "From the left edge of a label to that of the next, mm. Leave it out where they touch or there is one column.", "66.04"),
        "y": Said("Từ mép trên nhãn này đến mép trên nhãn dưới, mm. Nhãn sát nhau hoặc chỉ có một hàng thì bỏ trống.", "From the upper edge of a label to that of the one below, mm. Leave it out where they touch or there is one row.", "38.1"),
    },
    "Basis": {
        "url": Said("Địa chỉ trang đã đọc, bắt đầu bằng `https://` hoặc `http://`. Không có thì phải ghi `note`.", "The address of the page that was read, http or https. Without one a `note` is needed.", "https://vi-du.example/kho-giay"),
        "note": Said("Vì sao biết như vậy: đo lấy, hiểu biết chung, hoặc đọc ở chỗ nào của trang. Không có `url` thì bắt buộc.", "How it is known: measured, general knowledge, or where on the page. Needed where there is no `url`.", "đo bằng thước"),
        "weak": Said("Ghi `true` khi chỉ có một nguồn gián tiếp hoặc không có nguồn. Còn lại bỏ trống.", "`true` where there is one second-hand source only, or none. Else leave it out.", "true"),
    },
    "Profile": {
        "stock": Said("Giấy nhãn trong máy: mã ở `content/vocabulary/stocks.yaml`, số hiệu trên hộp, hoặc tệp tự đo, tính từ thư mục của tệp này.", "The paper: an id of `content/vocabulary/stocks.yaml`, the number on the pack, or your own file, as seen from this file's folder.", "avery-l7160"),
        "dpi": Said("Máy in được mấy chấm trên 25,4 mm: `203`, `300` hoặc `600`. Bỏ trống là 300.", "The printer's dots per inch: `203`, `300` or `600`. Left out, it is 300.", "300"),
        "next": Said("Ô trống đầu tiên của tờ đang dùng dở; 1 là tờ mới. In xong, lệnh `labels` tự ghi ô kế tiếp.", "The first free place of the sheet in use; 1 is a new sheet. `labels` moves it on after each print.", "14"),
        "shift": Said("Dời cả trang in sang phải và xuống dưới, mm. `labels calibrate` tự ghi; bỏ trống là không dời.", "By how much a page is moved to the right and down, mm. `labels calibrate` sets it; left out, not at all.", "{x: 1.2, y: -0.5}"),
        "scale": Said("Phóng cả trang in theo chiều ngang và chiều dọc. `labels calibrate` tự ghi; bỏ trống là 1, không phóng.", "By how much a page is stretched across and down. `labels calibrate` sets it; left out it is 1, not at all.", "{x: 1.004, y: 0.998}"),
        "note": Said("Ghi chú của người dùng máy; không ảnh hưởng đến việc in.", "A note of whoever prints; it changes nothing.", "giấy phải lùa sát mép phải"),
    },
    "Shift": {
        "x": Said("Dời sang phải bao nhiêu mm, từ -20 đến 20; số âm là sang trái. Bỏ trống là 0.", "How many mm to the right, -20 to 20; below 0 to the left. Left out, it is 0.", "1.2"),
        "y": Said("Dời xuống dưới bao nhiêu mm, từ -20 đến 20; số âm là lên trên. Bỏ trống là 0.", "How many mm down, -20 to 20; below 0 it is up. Left out, it is 0.", "-0.5"),
    },
    "Scale": {
        "x": Said("Phóng theo chiều ngang bao nhiêu lần, từ `0.9` đến `1.1`; phần lẻ sau dấu chấm. Bỏ trống là 1.", "How many times as wide, `0.9` to `1.1`, with a decimal point. Left out, it is 1.", "1.004"),
        "y": Said("Phóng theo chiều dọc bao nhiêu lần, từ `0.9` đến `1.1`; phần lẻ sau dấu chấm. Bỏ trống là 1.", "How many times as high, `0.9` to `1.1`, with a decimal point. Left out, it is 1.", "0.998"),
    },
}
# fmt: on
