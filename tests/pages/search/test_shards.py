from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ocop_site.pages.search.shards import END, cut

WORDS = st.dictionaries(st.text(alphabet="abn", min_size=1, max_size=4), st.integers(1, 9), min_size=1, max_size=30)


def test_a_file_is_cut_where_it_is_too_large() -> None:
    files = cut({"ca": 5, "cam": 2, "cao": 2, "nem": 1}, 4)
    assert files == {"ca_": ["ca"], "cam": ["cam"], "cao": ["cao"], "n": ["nem"]}
    assert cut({"ca": 2, "cam": 1, "nem": 1}, 4) == {"": ["ca", "cam", "nem"]}


@given(WORDS, st.integers(1, 30))
def test_every_word_lies_in_the_file_of_its_longest_beginning(weights: dict[str, int], most: int) -> None:
    files = cut(weights, most)
    assert sorted(word for words in files.values() for word in words) == sorted(weights)
    for beginning, words in files.items():
        assert len(words) == 1 or sum(weights[word] for word in words) <= most
        for word in words:
            longest = max((name for name in files if f"{word}{END}".startswith(name)), key=len)
            assert longest == beginning


@given(WORDS, st.integers(1, 30), st.data())
def test_a_word_that_grows_moves_only_what_lay_beside_it(
    weights: dict[str, int], most: int, data: st.DataObject
) -> None:
    word = data.draw(st.sampled_from(sorted(weights)))
    before, after = cut(weights, most), cut({**weights, word: weights[word] + 1}, most)
    home = next(name for name, words in before.items() if word in words)
    assert {name: words for name, words in before.items() if name != home}.items() <= after.items()
