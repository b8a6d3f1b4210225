"""The words of every problem code, Vietnamese and English, with its severity. Codes are permanent."""

from __future__ import annotations

from typing import NamedTuple


class Text(NamedTuple):
    """What one code says. `{names}` in braces are filled from the problem's values."""

    severity: str
    vi: str
    en: str


# fmt: off
# One code, one line, both languages.
TEXTS: dict[str, Text] = {
    # -- files
    "bad-encoding": Text("error", "Tệp không phải UTF-8.", "The file is not UTF-8."),
    "byte-order-mark": Text("notice", "Tệp bắt đầu bằng dấu BOM, đã bỏ qua.", "The file starts with a byte order mark; it was skipped."),
    "nfd-text": Text("notice", "Chữ có dấu viết ở dạng tách rời (NFD), đã đọc ở dạng dựng sẵn (NFC).", "The text was written decomposed (NFD); it was read composed (NFC)."),
    "file-too-large": Text("error", "Tệp lớn hơn {limit} byte.", "The file is larger than {limit} bytes."),
    "link-outside": Text("error", "Liên kết (symlink) dẫn ra ngoài thư mục nội dung.", "The symbolic link leads out of the content folder."),
    "bad-file-name": Text("error", "Tên tệp `{value}` chỉ được dùng chữ thường không dấu, số và dấu gạch nối.", "The file name `{value}` may use only plain small letters, digits and hyphens."),
    "unexpected-file": Text("warning", "Không biết tệp `{value}` dùng để làm gì ở đây.", "It is not known what the file `{value}` is for here."),
    "missing-file": Text("error", "Thiếu tệp `{value}`.", "The file `{value}` is missing."),
    # -- YAML
    "yaml-syntax": Text("error", "YAML viết sai (trình đọc báo: {reason}).", "This is not YAML: {reason}."),
    "not-a-mapping": Text("error", "Tệp phải gồm các dòng `khóa: giá trị`.", "The file must consist of `key: value` lines."),
    "duplicate-key": Text("error", "Khóa `{value}` viết hai lần (lần đầu ở dòng {first}).", "The key `{value}` is written twice (first on line {first})."),
    "yaml-anchor": Text("error", "Không dùng neo và tham chiếu của YAML (`&{value}`, `*{value}`).", "YAML anchors and aliases (`&{value}`, `*{value}`) are not used here."),
    "yaml-tag": Text("error", "Không dùng thẻ YAML `{value}`.", "The YAML tag `{value}` is not used here."),
    "yaml-key": Text("error", "Khóa phải là một từ, không phải danh sách hay nhóm.", "A key must be a word, not a list or a mapping."),
    "yaml-too-deep": Text("error", "Lồng quá {limit} tầng.", "Nested more than {limit} levels deep."),
    "many-documents": Text("error", "Một tệp chỉ chứa một bản ghi.", "A file holds one record only."),
    "front-matter-open": Text("error", "Phần đầu giữa hai dòng `---` không được đóng lại.", "The front matter between two `---` lines is never closed."),
    "front-matter-missing": Text("error", "Tệp Markdown phải bắt đầu bằng phần đầu giữa hai dòng `---`.", "A Markdown record must begin with front matter between two `---` lines."),
    # -- reading: more of files, YAML, and tables
    "unreadable-file": Text("error", "Không đọc được tệp hoặc thư mục này (hệ thống báo: {reason}).", "This file or folder cannot be read: {reason}."),
    "duplicate-id": Text("error", "`{value}` đã có ở {first}; mỗi tên chỉ dùng một lần trong mỗi loại.", "`{value}` is already taken by {first}; a name is used once in each kind."),
    "control-character": Text("error", "Có ký tự điều khiển không nhìn thấy được ({char}); hãy xóa nó.", "There is an invisible control character ({char}); delete it."),
    "yaml-tab": Text("error", "Dùng phím Tab để thụt dòng; YAML chỉ nhận dấu cách.", "A tab is used to indent; YAML takes spaces only."),
    "yaml-quote": Text("error", "Dấu ngoặc kép hoặc ngoặc đơn mở ở đây chưa được đóng, hoặc sau dấu đóng còn chữ.", "The quotation mark opened here is never closed, or text follows the closing one."),
    "yaml-escape": Text("error", "Không có ký hiệu `{value}` trong dấu ngoặc kép; viết `\\\\` cho dấu gạch chéo ngược, hoặc dùng dấu ngoặc đơn.", "There is no sign `{value}` in double quotes; write `\\\\` for a backslash, or use single quotes."),
    "yaml-colon": Text("error", "Trong giá trị có dấu hai chấm rồi dấu cách; hãy đặt cả giá trị trong dấu ngoặc kép.", "The value holds a colon and a space; put the whole value in quotation marks."),
    "yaml-no-colon": Text("error", "Dòng này thiếu dấu hai chấm và dấu cách sau khóa; viết `khóa: giá trị`.", "This line lacks the colon and the space behind its key; write `key: value`."),
    "yaml-margin": Text("error", "Dòng này thụt vào không khớp với các dòng trên.", "This line is not indented like the lines above it."),
    "yaml-dash": Text("error", "Dấu `- ` của danh sách phải đứng đầu một dòng mới; nếu là chữ, hãy đặt giá trị trong dấu ngoặc kép.", "The `- ` of a list must begin a new line; if it is text, put the value in quotation marks."),
    "yaml-bracket": Text("error", "Dấu `[` hoặc dấu ngoặc nhọn ở đây chưa được đóng, hoặc bên trong thiếu dấu phẩy hay giá trị.", "The bracket or brace here is never closed, or a comma or a value is missing inside it."),
    "yaml-sign": Text("error", "Giá trị bắt đầu bằng `{value}`, dấu có nghĩa riêng trong YAML; hãy đặt cả giá trị trong dấu ngoặc kép.", "The value begins with `{value}`, which has a meaning of its own in YAML; put the whole value in quotation marks."),
    "too-many-problems": Text("notice", "Tệp còn lỗi khác; ở đây chỉ nêu {limit} lỗi đầu.", "The file has more problems; only the first {limit} are shown here."),
    "bad-csv": Text("error", "CSV viết sai, thường do dấu ngoặc kép chưa đóng (trình đọc báo: {reason}).", "This is not CSV, often because a quotation mark is not closed: {reason}."),
    "empty-table": Text("error", "Bảng không có dòng tên cột.", "The table has no line of column names."),
    "empty-column-name": Text("error", "Cột thứ {column} không có tên.", "Column {column} has no name."),
    "duplicate-column": Text("error", "Hai cột cùng tên `{value}`.", "Two columns are named `{value}`."),
    "wrong-number-of-cells": Text("error", "Dòng này có {found} ô, bảng có {expected} cột.", "This row has {found} cells, the table has {expected} columns."),
    # -- records
    "unknown-key": Text("error", "Không có khóa `{value}` ở đây. Các khóa dùng được: {allowed}.", "There is no key `{value}` here. The keys are: {allowed}."),
    "missing-field": Text("error", "Thiếu `{field}`.", "`{field}` is missing."),
    "missing-code": Text("error", "Hồ sơ chưa có mã; chạy `python build.py codes assign`.", "The record has no code yet; run `python build.py codes assign`."),
    "unknown-value": Text("error", "`{field}` không nhận giá trị `{value}`. Các giá trị dùng được: {allowed}.", "`{field}` does not take `{value}`. The values are: {allowed}."),
    "wrong-form": Text("error", "`{value}` không đúng dạng của `{field}`.", "`{value}` does not have the form of `{field}`."),
    "bad-id": Text("error", "`{value}` không đúng dạng của `{field}`: chữ thường không dấu, chữ số và dấu gạch nối, như tên tệp nhưng bỏ phần đuôi từ dấu chấm.", "`{value}` does not have the form of `{field}`: plain small letters, digits and hyphens, like a file name without `.yaml` or `.md`."),
    "text-too-long": Text("error", "`{field}` quá dài.", "`{field}` is too long."),
    "hidden-character": Text("error", "`{field}` có ký tự ẩn {char}.", "`{field}` holds the hidden character {char}."),
    "not-a-text": Text("error", "`{field}` phải là một dòng chữ.", "`{field}` must be a text."),
    "not-a-number": Text("error", "`{field}` phải là số, không phải `{value}`.", "`{field}` must be a number, not `{value}`."),
    "not-yes-or-no": Text("error", "`{field}` phải là true hoặc false, không phải `{value}`.", "`{field}` must be true or false, not `{value}`."),
    "not-a-list": Text("error", "`{field}` phải là một danh sách (mỗi dòng bắt đầu bằng `- `).", "`{field}` must be a list (each line begins with `- `)."),
    "not-a-group": Text("error", "`{field}` phải gồm các dòng `khóa: giá trị`.", "`{field}` must consist of `key: value` lines."),
    "out-of-range": Text("error", "`{field}` là {value}, phải {bound}.", "`{field}` is {value}, must be {bound}."),
    "bad-date": Text("error", "`{value}` không phải ngày tháng; viết năm-tháng-ngày.", "`{value}` is not a date; write year-month-day."),
    "bad-url": Text("error", "`{value}` không phải địa chỉ web http hoặc https.", "`{value}` is not an http or https address."),
    "bad-code": Text("error", "Mã `{value}` phải gồm chín chữ số.", "The code `{value}` must have nine digits."),
    "bad-gtin": Text("error", "GTIN `{value}` phải có 8, 12, 13 hoặc 14 chữ số.", "The GTIN `{value}` must have 8, 12, 13 or 14 digits."),
    "wrong-check-digit": Text("error", "Chữ số kiểm tra của `{value}` sai: có chữ số nào đó gõ nhầm.", "The check digit of `{value}` is wrong: some digit was mistyped."),
    "story-not-used": Text("warning", "Phần bài viết dưới dòng `---` không được dùng ở loại tệp này.", "The text below the `---` line is not used in this kind of file."),
    # -- links between records
    "unknown-reference": Text("error", "`{field}` dẫn tới `{value}` nhưng không có bản ghi nào như vậy trong {kind}.", "`{field}` leads to `{value}`, but there is no such record in {kind}."),
    "duplicate-code": Text("error", "Mã `{value}` đã thuộc về {other}.", "The code `{value}` already belongs to {other}."),
    "foreign-code-block": Text("error", "Mã `{value}` không bắt đầu bằng {block}, dải mã của danh mục này.", "The code `{value}` does not start with {block}, the block of this catalogue."),
    "code-not-in-ledger": Text("warning", "Mã `{value}` chưa có trong sổ cái mã; chạy `python build.py codes assign`.", "The code `{value}` is not in the ledger of codes yet; run `python build.py codes assign`."),
    "code-changed": Text("error", "Mã của bản ghi này trong sổ cái là {ledger}, không phải `{value}`. Mã đã cấp không bao giờ đổi.", "The ledger gives this record the code {ledger}, not `{value}`. A code once given never changes."),
    "code-moved": Text("error", "Sổ cái cấp mã `{value}` cho {kind}/{id}, nay hồ sơ {other} mang mã này; nếu là đổi tên, thêm `formerly: [{id}]` vào {other}.", "The ledger gave the code `{value}` to {kind}/{id}; now {other} carries it. If it was renamed, add `formerly: [{id}]` to {other}."),
    "code-without-record": Text("error", "Sổ cái đã cấp mã `{value}` cho {kind}/{id} nhưng không còn hồ sơ đó; hãy khôi phục tệp (hồ sơ thôi dùng vẫn giữ mã và trang).", "The ledger gave the code `{value}` to {kind}/{id}, but that record is gone; restore the file (a record that is no longer used keeps its code and page)."),
    "bad-ledger-line": Text("error", "Dòng này của sổ cái đã bị sửa hoặc hỏng.", "This line of the ledger was changed or damaged."),
    "unknown-place": Text("error", "Không có tỉnh nào tên `{value}` ở thời điểm đó.", "There was no province named `{value}` at that time."),
    "unknown-photo": Text("error", "Không có ảnh `{value}` trong content/photos/.", "There is no photo `{value}` in content/photos/."),
    "bad-photo": Text("error", "Không dùng được ảnh `{value}`: {reason_vi}.", "The photo `{value}` cannot be used: {reason_en}."),
    "extension-too-long": Text("error", "Kéo dài đến {value} là quá {days} ngày sau khi hết thời hạn; muộn nhất là {last}.", "Extended until {value}: more than {days} days after the term; the latest is {last}."),
    "same-decision-twice": Text("error", "Quyết định này trùng số, ngày và cơ quan với {other}.", "This decision has the number, date and issuer of {other}."),
    "stars-without-certificate": Text("warning", "Hạng {value} sao không có giấy chứng nhận: chỉ 3, 4, 5 sao mới được cấp giấy.", "{value} stars carry no certificate: only 3, 4 and 5 stars do."),
    # -- certificates, decisions, places
    "wrong-level": Text("error", "Cấp `{value}` không công nhận hạng {stars} sao: vào những ngày có thể đã cấp giấy, người công nhận là cấp `{right}` ({rule}).", "The level `{value}` does not certify {stars} stars: on every possible day of issue it is the level `{right}` ({rule})."),
    "proposal-as-certificate": Text("error", "Cấp `{value}` không công nhận mà chỉ đề nghị hạng {stars} sao; người công nhận là cấp `{right}` ({rule}). Sản phẩm mới được đề nghị thì ghi ở mục `{field}` của hồ sơ sản phẩm, không ghi thành lần công nhận.", "The level `{value}` does not certify {stars} stars but proposes them; the level `{right}` certifies ({rule}). Write a proposal under `{field}` of the product's record, not as a recognition."),
    "unclear-level": Text("warning", "Giấy cấp vào những ngày chưa rõ cấp nào có quyền công nhận: quy định gần nhất ({rule}) ghi `{right}` cho hạng {stars} sao, hồ sơ ghi `{value}`. Giấy in như vậy thì giữ nguyên.", "Issued on days for which it is not clear who certified: the last rules ({rule}) name `{right}` for {stars} stars, the record `{value}`. If the paper prints it so, leave it."),
    "score-below-stars": Text("error", "{value} điểm không đủ hạng {stars} sao, chỉ đạt {right} sao.", "A score of {value} does not make {stars} stars, but {right}."),
    "score-above-stars": Text("warning", "{value} điểm là điểm của hạng {right} sao, giấy ghi {stars} sao; hãy xem lại nguồn (cấp trên chấm thấp hơn thì có thể đúng).", "A score of {value} would make {right} stars, the certificate says {stars}; look at the source again (it can be right where a higher council gave less)."),
    "before-the-programme": Text("error", "Ngày {value} là trước ngày chương trình bắt đầu ({first}).", "The day {value} lies before the programme began ({first})."),
    "later-than-source": Text("warning", "Ngày {value} là sau ngày công bố hoặc đọc nguồn của chính nó ({last}): có lẽ gõ nhầm năm hoặc ngày.", "The day {value} lies after the day on which its own source was published or read ({last}): the year or the day may be mistyped."),
    "term-before-issue": Text("error", "Thời hạn ghi đến {value} là trước ngày cấp, sớm nhất {issued}.", "The term ends on {value}, before the earliest possible day of issue, {issued}."),
    "term-not-by-rule": Text("warning", "Thời hạn ghi đến {value}; cấp sớm nhất {issued} thì theo quy định là đến {right}. Giấy in như vậy thì giữ nguyên.", "The term ends on {value}; issued on {issued} at the earliest, the rules give {right}. If the paper prints it so, leave it."),
    "trace-missing": Text("warning", "Hạng {stars} sao theo {rule} phải có mã truy xuất điện tử, mục `{field}` của hồ sơ còn trống.", "{stars} stars under {rule} need an electronic trace code; `{field}` of the record is empty."),
    "nomination-as-stars": Text("warning", "Hạng {stars} sao này trùng với hồ sơ đề nghị thứ {number}, kết quả ghi là `{outcome}`: đề nghị chưa phải là công nhận.", "These {stars} stars repeat nomination {number}, whose outcome is `{outcome}`: a proposal is no recognition."),
    "group-of-paper": Text("warning", "Giấy mới nhất ghi nhóm “{printed}”, tức `{right}`, hồ sơ xếp vào `{value}`.", "The newest certificate prints a group that means `{right}`, the record says `{value}` (printed: `{printed}`)."),
    "product-code-shape": Text("warning", "Mã số sản phẩm `{value}` không đúng dạng của thời đó: {form}, ví dụ {example}.", "The product code `{value}` does not have the form of its time: {form_en}, for example {example}."),
    "product-code-of-another-province": Text("warning", "Mã số sản phẩm bắt đầu bằng {value}, trên bản đồ {map} tỉnh là {province}; sản phẩm ở {other}.", "The product code begins with {value}, which is {province} on the map of {map}; the product lies in {other}."),
    "product-code-without-province": Text("warning", "Mã số sản phẩm bắt đầu bằng {value}; bản đồ {map} tỉnh không có mã này.", "The product code begins with {value}; no province has that code on the map of {map}."),
    "same-product-code-twice": Text("warning", "Mã số sản phẩm `{value}` đã ghi cho sản phẩm {other}.", "The product code `{value}` already stands on a certificate of {other}."),
    "same-certificate-twice": Text("error", "Lần công nhận này (quyết định {decision}) đã ghi ở {other}; mỗi lần công nhận chỉ ghi một nơi.", "This recognition (decision {decision}) already stands at {other}; a recognition is written once."),
    "act-twice": Text("error", "Quyết định này đã ghi `{before}` cho `{value}` ở {first}; `{act}` ở đây là ghi thừa, hoặc chọn nhầm sản phẩm.", "This decision already has `{before}` for `{value}` at {first}; `{act}` here is one too many, or the product is the wrong one."),
    "extension-without-end": Text("error", "Kéo dài hiệu lực phải ghi đến ngày nào, ở mục `{field}`.", "An extension must say until when, in `{field}`."),
    "extension-without-ground": Text("warning", "Kéo dài hiệu lực mà chưa ghi căn cứ, ở mục `{field}`.", "An extension without its ground, in `{field}`."),
    "extension-too-short": Text("warning", "Kéo dài đến {value} mà không thêm được ngày nào: thời hạn của giấy sớm nhất cũng đã đến {last}.", "Extended until {value}, which adds no day: the term of the certificate runs at least until {last} anyway."),
    "extension-before-decision": Text("warning", "Kéo dài đến {value}, trước cả ngày của quyết định ({day}).", "Extended until {value}, before the day of the decision itself ({day})."),
    "extension-without-paper": Text("warning", "Danh mục không có giấy chứng nhận nào của `{value}` cấp trước quyết định này, nên trang sản phẩm sẽ không nhắc tới lần kéo dài này; hãy ghi thêm lần công nhận được kéo dài.", "The catalogue holds no certificate of `{value}` from before this decision, so the product's page will not tell of this extension; enter the recognition that is extended."),
    "item-field-unused": Text("warning", "Mục `{field}` không dùng với `{value}`, chỉ dùng với: {allowed}.", "`{field}` does nothing with `{value}`, only with: {allowed}."),
    "ended-before-issue": Text("warning", "Ngày chấm dứt {value} là trước ngày cấp của giấy sớm nhất trong hồ sơ ({issued}): thiếu giấy cũ hơn, hoặc có ngày sai.", "It ended on {value}, before the earliest certificate on record was issued ({issued}): an older one is missing, or a date is wrong."),
    "not-the-successor": Text("error", "`{printed}` nay thuộc `{right}`, không phải `{value}`.", "`{printed}` lies in `{right}` today, not in `{value}`."),
    "district-abolished": Text("warning", "Địa chỉ ghi `{value}`, nhưng cấp huyện chỉ có đến hết ngày {last}.", "The address names `{value}`, but there were districts only until {last}."),
    "province-code": Text("error", "`{value}` là mã số, không phải tên tỉnh. Nghĩa của mã trên từng bản đồ: {meanings}.", "`{value}` is a code, not the name of a province. What it means on each map: {meanings}."),
    "coverage-period": Text("error", "Thời gian bắt đầu ({first}) sau ngày kết thúc ({last}).", "The period begins ({first}) after it ends ({last})."),
    "coverage-in-future": Text("error", "Cam kết danh sách đầy đủ đến {value}, nhưng nguồn được công bố hoặc đọc muộn nhất ngày {last}: không ai cam kết được cho những ngày sau đó.", "The list is said to be complete until {value}, but the source was published or read on {last} at the latest: nobody can vouch for the days after it."),
    "coverage-map": Text("warning", "Thời gian này nằm hẳn ngoài bản đồ {value} tỉnh: bản đồ 63 tỉnh dùng đến hết ngày {former}, bản đồ 34 tỉnh từ ngày {current}.", "The period lies wholly outside of the map of {value} provinces: there were 63 until {former}, and there are 34 since {current}."),
    # -- vocabulary
    "same-id-twice": Text("error", "`{value}` có hai lần trong danh sách {kind}.", "`{value}` stands twice in the list of {kind}."),
    # -- importing tables
    "import-unknown-table": Text("error", "Không nhận ra bảng `{value}`: tên cột không phải của bảng sản phẩm, điểm bán hay hội chợ, hoặc tên tệp đã dùng.", "The table `{value}` is not recognised: its columns are not those of products, outlets or fairs, or its file name is taken."),
    "import-missing-column": Text("error", "Bảng {kind} thiếu cột: {value}.", "The table of {kind} lacks the columns: {value}."),
    "import-bad-join": Text("error", "Dòng quyết định về bản ghi trùng không dùng được: {value}.", "This line of the decisions about duplicates cannot be used: {value}."),
    "import-undecided-duplicate": Text("error", "Dòng {value} có thể trùng với dòng khác; hãy ghi quyết định (join, link hoặc separate) vào bảng joins.csv.", "Row {value} may be a duplicate; write the decision (join, link or separate) into joins.csv."),
    "import-bad-receipt": Text("error", "Dòng này của sổ nhập bảng đã bị sửa hoặc hỏng: {value}.", "This line of an import receipt was changed or damaged: {value}."),
    "import-row-changed": Text("warning", "Dòng này đã đổi từ lần nhập trước và không được nhập lại; hãy sửa thẳng bản ghi {id}.", "This row has changed since it was imported and is not imported again; edit the record {id} itself."),
    # -- the plan and the output
    "same-address": Text("error", "Hai trang cùng địa chỉ {value}: {first} và {second}.", "Two pages share the address {value}: {first} and {second}."),
    "dead-link": Text("error", "Trang {page} dẫn tới {value}, không có trang nào ở đó.", "The page {page} leads to {value}, where there is no page."),
    "code-without-page": Text("error", "Mã {value} đã được cấp nhưng không trang nào trả lời.", "The code {value} was given out but no page answers it."),
    "template-error": Text("error", "Mẫu trang sai (máy làm trang báo: {reason}).", "The template is wrong: {reason}."),
    "unreadable-code": Text("error", "Mã QR của {value} không đọc lại được.", "The QR code of {value} did not read back."),
    "build-running": Text("error", "Đang có một lần dựng khác ghi vào {value}; hãy đợi nó xong.", "Another build is writing to {value}; wait until it is done."),
    "foreign-output": Text("error", "Thư mục {value} không trống và không do công cụ này tạo ra; hãy chọn thư mục khác.", "The folder {value} is not empty and was not made by this tool; choose another."),
}
# fmt: on
