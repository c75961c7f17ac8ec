"""What happens to a text afterwards: an outlet edits it, or another outlet reprints it a little changed."""

import re
from dataclasses import replace
from random import Random

from podshivka.region.text import Block, Text

CORRECTED = {
    "закроют": "временно закроют",
    "начнут": "должны начать",
    "обещают": "планируют",
    "составит": "может составить",
    "завершили": "полностью завершили",
    "открыли": "официально открыли",
}
"""How a headline is put right: the word it had, the words it gets."""
ADDITIONS = (
    "Обновлено. Редакция получила комментарий: в администрации подчеркнули, что решение примут после совещания.",
    "Дополнено. После выхода материала нам написали читатели: по их словам, работы на месте продолжаются и вечером.",
    "Уточнение. В первой версии материала неверно указана должность собеседника, ошибка исправлена.",
)
SOURCES = ("Об этом сообщает пресс-служба областного правительства.", "Об этом говорится на сайте регионального ведомства.")


def edit(text: Text, dice: Random) -> Text:
    """Return a later wording of the article by the same outlet: a number corrected, a paragraph added or struck out."""
    kind = dice.choice(("number", "addition", "struck", "headline"))
    if kind == "number" and any(_has_number(block) for block in text.blocks):
        return _with_other_number(text, dice)
    if kind == "struck" and len(text.blocks) > 5:
        return text.with_blocks(text.blocks[:-1])
    if kind == "headline":
        return replace(text, headline=_other_headline(text.headline))
    return text.with_blocks((*text.blocks, Block("paragraph", dice.choice(ADDITIONS))))


def _has_number(block: Block) -> bool:
    return block.kind == "paragraph" and re.search(r"\d", block.text) is not None


def _with_other_number(text: Text, dice: Random) -> Text:
    index = next(index for index, block in enumerate(text.blocks) if _has_number(block))
    changed = re.sub(r"\d+", lambda found: str(int(found[0]) + dice.randint(5, 10)), text.blocks[index].text, count=1)
    return text.with_blocks((*text.blocks[:index], Block("paragraph", changed), *text.blocks[index + 1 :]))


def _other_headline(headline: str) -> str:
    for word, other in CORRECTED.items():
        if word in headline:
            return headline.replace(word, other, 1)
    return f"{headline} (дополнено)"


def reprint(text: Text, place: int, author: str) -> Text:
    """Return the release as the outlet at that place of the list prints it: 0 as it came, the others a little edited."""
    if place == 0:
        return replace(text, authors=(author,))
    blocks = list(text.blocks)
    if place % 2:
        blocks[0] = replace(blocks[0], text=f"{blocks[0].text} {SOURCES[place // 2 % 2]}")
    if place >= 2 and len(blocks) > 4:
        blocks = blocks[:-1]
    headline = text.headline if place == 1 else _reprint_headline(text.headline, place)
    return replace(text, headline=headline, blocks=tuple(blocks), authors=(author,))


def _reprint_headline(headline: str, place: int) -> str:
    return f"{headline}: подробности" if place % 2 == 0 else f"Официально: {headline[0].lower()}{headline[1:]}"
