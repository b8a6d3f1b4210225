"""What a list is called: heading, lead and crumbs of a choice, and the short words for each of its filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.pages import addresses
from ocop_site.pages.names import group_short, word_name
from ocop_site.pages.pieces import HOME_CRUMB
from ocop_site.pages.places import places
from ocop_site.words import joined, own, say, say_many

if TYPE_CHECKING:
    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.choices import Choice, Filter
    from ocop_site.pages.places import Crumb
    from ocop_site.records.vocabulary_files import CriteriaSet, Group

IN_FORCE = say("Còn thời hạn")


class ListWords:
    """The words for the choices of one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.places = places(catalogue)
        self.groups: dict[str, Group] = {one.id: one for one in catalogue.vocabulary.groups}
        self.sets: dict[int, CriteriaSet] = {one.number: one for one in catalogue.vocabulary.sets}

    def short(self, choice: Choice, chosen: Filter) -> str:
        """The words for one filter of a choice, as they stand on a chip: "Hà Tĩnh", "4 sao"."""
        match chosen:
            case "place":
                return self.places[choice.place].name
            case "group":
                return group_short(self.groups[choice.group])
            case "criteria":
                return word_name(self.sets[choice.criteria])
            case "stars":
                return say_many("{n} sao", n=choice.stars)
        return IN_FORCE

    def heading(self, choice: Choice) -> str:
        """The name of a list; what is in force is so "when the page was made", for nobody may make it again."""
        what = ""
        if choice.group:
            what = self.short(choice, "criteria" if choice.criteria else "group")
        if choice.stars:
            stars = self.short(choice, "stars")
            what = say_many("{group} {n} sao", group=what, n=choice.stars) if what else stars
        if choice.place:
            place = self.places[choice.place].heading
            what = joined((what, place), " – ") if what else place
        if choice.in_force:
            return say("{title}, còn thời hạn lúc lập trang", title=what or say("Sản phẩm OCOP"))
        return what

    def lead(self, choice: Choice) -> str:
        """What is on a list, in one sentence made of its filters."""
        what: str = say("Sản phẩm OCOP")
        if choice.criteria:
            criteria, group = self.short(choice, "criteria"), self.short(choice, "group")
            what = say(
                "Sản phẩm của nhóm {group} mà danh mục này xếp vào bộ tiêu chí “{criteria}”",
                group=group,
                criteria=criteria,
            )
        elif choice.group:
            group = word_name(self.groups[choice.group])
            within = own(f"{group[0].lower()}{group[1:]}", group.others)
            what = say("Sản phẩm OCOP thuộc nhóm {group}", group=within)
        if choice.place:
            place = self.places[choice.place]
            if place.fate:
                what = say("{what} có giấy tờ hoặc nguồn tin ghi địa chỉ ở {place}", what=what, place=place.full)
            else:
                what = say("{what} của {place}", what=what, place=place.full)
        if choice.stars:
            what = say_many("{what}, lần công nhận gần nhất trong danh mục là {n} sao", what=what, n=choice.stars)
        if choice.in_force:
            return say("{what}, còn thời hạn theo hồ sơ lúc lập trang này.", what=what)
        return say("{sentence}.", sentence=what) if choice.stars else say("{what} trong danh mục này.", what=what)

    def crumbs(self, choice: Choice) -> tuple[Crumb, ...]:
        """The way from the home page down: the index of its first filter, then the lists with one filter more each."""
        if choice.place:
            first = self.places[choice.place].crumbs
        elif choice.group:
            first = (HOME_CRUMB, (say("Nhóm sản phẩm"), addresses.GROUPS))
        elif choice.stars:
            first = (HOME_CRUMB, (say("Hạng sao"), addresses.STARS))
        else:
            first = (HOME_CRUMB,)
        above: list[Crumb] = []
        while choice.depth > 1:
            choice = _last(choice)[1]
            above.append((self.short(choice, _last(choice)[0]), choice.address))
        return (*first, *reversed(above))


def _last(choice: Choice) -> tuple[Filter, Choice]:
    """The filter at the end of the address of a choice, and the choice without it."""
    return list(choice.wider())[-1]
