"""Numbers spelled out in many languages, written from grammars and apart from the packs that are under test.

``spell(language, number, case)`` writes a whole number below a million the way the language does; ``case`` picks one of
its cases, genders or spellings, taken round.
"""

from __future__ import annotations

ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
)
ENGLISH += "sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def english(n: int, case: int = 0) -> str:
    if n < 20:
        return ENGLISH[n]
    if n < 100:
        return TENS[n // 10 - 2] + ("-" + ENGLISH[n % 10] if n % 10 else "")
    if n < 1000:
        joined = " and " if case % 2 == 0 else " "
        return f"{ENGLISH[n // 100]} hundred" + (joined + english(n % 100) if n % 100 else "")
    rest = n % 1000
    return f"{english(n // 1000, case)} thousand" + (" " + english(rest, case) if rest else "")


GERMAN = "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split()


def german(n: int, case: int = 0) -> str:
    if n == 1:
        return "eins"
    return _german(n, case)


def _german(n: int, case: int) -> str:
    if n < 13:
        return GERMAN[n] if n else ""
    if n < 20:
        return {16: "sechzehn", 17: "siebzehn"}.get(n, GERMAN[n - 10] + "zehn")
    if n < 100:
        tens = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"][
            n // 10 - 2
        ]
        return GERMAN[n % 10] + "und" + tens if n % 10 else tens
    if n < 1000:
        head = "" if n // 100 == 1 and case % 2 else GERMAN[n // 100]
        return f"{head}hundert{_tail(n % 100, case)}"
    head = "" if n // 1000 == 1 and case % 2 else _german(n // 1000, case)
    return f"{head}tausend{_tail(n % 1000, case)}"


def _tail(n: int, case: int) -> str:
    return "" if not n else "eins" if n == 1 else _german(n, case)


SPANISH = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete"
    " dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete"
    " veintiocho veintinueve"
).split()


def spanish(n: int, case: int = 0) -> str:
    if n < 30:
        return SPANISH[n]
    if n < 100:
        tens = "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()[n // 10 - 3]
        return tens + (f" y {SPANISH[n % 10]}" if n % 10 else "")
    if n == 100:
        return "cien"
    if n < 1000:
        stems = (
            "ciento doscient trescient cuatrocient quinient seiscient setecient ochocient novecient".split()
        )
        hundreds = stems[n // 100 - 1]
        hundreds += "" if n < 200 else ("os", "as")[case % 2]
        return hundreds + (f" {spanish(n % 100, case)}" if n % 100 else "")
    head = "" if n // 1000 == 1 else spanish(n // 1000, case) + " "
    head = head.replace("uno ", "un ").replace("veintiun ", "veintiún ")
    return f"{head}mil" + (f" {spanish(n % 1000, case)}" if n % 1000 else "")


PORTUGUESE = "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze".split()
PORTUGUESE += "dezesseis dezessete dezoito dezenove".split()


def portuguese(n: int, case: int = 0) -> str:
    if n < 20:
        european = {16: "dezasseis", 17: "dezassete", 19: "dezanove", 14: "quatorze", 2: "duas"}
        return european[n] if case % 2 and n in european else PORTUGUESE[n]
    if n < 100:
        tens = "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa".split()[n // 10 - 2]
        return tens + (f" e {portuguese(n % 10, case)}" if n % 10 else "")
    if n == 100:
        return "cem"
    if n < 1000:
        stems = "cento duzent trezent quatrocent quinhent seiscent setecent oitocent novecent".split()
        hundreds = stems[n // 100 - 1] + ("" if n < 200 else ("os", "as")[case % 2])
        return hundreds + (f" e {portuguese(n % 100, case)}" if n % 100 else "")
    head = "" if n // 1000 == 1 else portuguese(n // 1000, case) + " "
    rest = n % 1000
    joined = " e " if rest and (rest < 100 or rest % 100 == 0) else " "
    return f"{head}mil" + (joined + portuguese(rest, case) if rest else "")


FRENCH = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()
)


def french(n: int, case: int = 0) -> str:
    """``case`` 1: hyphens throughout (spelling of 1990); 2: Belgian and Swiss septante, nonante."""
    if case % 3 == 1:
        return french(n).replace(" ", "-")
    swiss = case % 3 == 2
    if n < 17:
        return FRENCH[n]
    if n < 20:
        return f"dix-{FRENCH[n - 10]}"
    if n < 100:
        return _french_tens(n, swiss)
    if n < 1000:
        head = "" if n // 100 == 1 else FRENCH[n // 100] + " "
        cent = "cents" if n % 100 == 0 and n > 100 else "cent"
        return head + cent + (f" {french(n % 100, case)}" if n % 100 else "")
    head = (
        ""
        if n // 1000 == 1
        else french(n // 1000, case).replace("cents", "cent").replace("vingts", "vingt") + " "
    )
    return f"{head}mille" + (f" {french(n % 1000, case)}" if n % 1000 else "")


def _french_tens(n: int, swiss: bool) -> str:
    names = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante"}
    if swiss:
        names |= {7: "septante", 8: "huitante", 9: "nonante"}
    tens, unit = divmod(n, 10)
    if tens in names:
        return names[tens] + ("" if not unit else " et un" if unit == 1 else f"-{FRENCH[unit]}")
    if tens == 7:
        return "soixante et onze" if unit == 1 else f"soixante-{french(10 + unit)}"
    if n == 80:
        return "quatre-vingts"
    return f"quatre-vingt-{french(n - 80)}"


ITALIAN = "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici".split()
ITALIAN += "sedici diciassette diciotto diciannove".split()


def italian(n: int, case: int = 0) -> str:
    return _italian(n).replace("tre$", "tré").replace("$", "")


def _italian(n: int) -> str:
    if n < 20:
        return ITALIAN[n]
    if n < 100:
        tens = "venti trenta quaranta cinquanta sessanta settanta ottanta novanta".split()[n // 10 - 2]
        unit = n % 10
        if unit in (1, 8):
            tens = tens[:-1]
        return tens + (("tré" if unit == 3 else ITALIAN[unit]) if unit else "")
    if n < 1000:
        head = "" if n // 100 == 1 else ITALIAN[n // 100]
        return f"{head}cento{_italian(n % 100) if n % 100 else ''}"
    head = "mille" if n // 1000 == 1 else f"{_italian(n // 1000)}mila"
    return head + (_italian(n % 1000) if n % 1000 else "")


TURKISH = "sıfır bir iki üç dört beş altı yedi sekiz dokuz".split()


def turkish(n: int, case: int = 0) -> str:
    """``case`` 1: written as one word, as on cheques."""
    if n < 10:
        return TURKISH[n]
    parts: list[str] = []
    if n >= 1000:
        parts += [] if n // 1000 == 1 else [turkish(n // 1000)]
        parts.append("bin")
        n %= 1000
    if n >= 100:
        parts += ([] if n // 100 == 1 else [TURKISH[n // 100]]) + ["yüz"]
        n %= 100
    if n >= 10:
        parts.append("on yirmi otuz kırk elli altmış yetmiş seksen doksan".split()[n // 10 - 1])
        n %= 10
    if n:
        parts.append(TURKISH[n])
    return " ".join(parts)


INDONESIAN = "nol satu dua tiga empat lima enam tujuh delapan sembilan".split()


def indonesian(n: int, case: int = 0) -> str:
    if n < 10:
        return INDONESIAN[n]
    if n < 12:
        return ("sepuluh", "sebelas")[n - 10]
    if n < 20:
        return f"{INDONESIAN[n - 10]} belas"
    if n < 100:
        return f"{INDONESIAN[n // 10]} puluh" + (f" {INDONESIAN[n % 10]}" if n % 10 else "")
    if n < 1000:
        head = "seratus" if n // 100 == 1 else f"{INDONESIAN[n // 100]} ratus"
        return head + (f" {indonesian(n % 100)}" if n % 100 else "")
    head = "seribu" if n // 1000 == 1 else f"{indonesian(n // 1000)} ribu"
    return head + (f" {indonesian(n % 1000)}" if n % 1000 else "")


# Russian and Ukrainian: (nominative, genitive, dative, instrumental, prepositional) of each word.
RUSSIAN_UNITS = {
    1: "один одного одному одним одном", 2: "два двух двум двумя двух", 3: "три трёх трём тремя трёх",
    4: "четыре четырёх четырём четырьмя четырёх", 5: "пять пяти пяти пятью пяти",
    6: "шесть шести шести шестью шести", 7: "семь семи семи семью семи", 8: "восемь восьми восьми восемью восьми",
    9: "девять девяти девяти девятью девяти", 10: "десять десяти десяти десятью десяти",
    40: "сорок сорока сорока сорока сорока", 90: "девяносто девяноста девяноста девяноста девяноста",
    100: "сто ста ста ста ста", 200: "двести двухсот двумстам двумястами двухстах",
    300: "триста трёхсот трёмстам тремястами трёхстах",
    400: "четыреста четырёхсот четырёмстам четырьмястами четырёхстах",
}  # fmt: skip
for value, stem in zip(range(11, 20), "один две три четыр пят шест сем восем девят".split(), strict=True):
    RUSSIAN_UNITS[value] = " ".join(f"{stem}надцат{end}" for end in ("ь", "и", "и", "ью", "и"))
for value, stem in ((20, "двадцат"), (30, "тридцат")):
    RUSSIAN_UNITS[value] = " ".join(f"{stem}{end}" for end in ("ь", "и", "и", "ью", "и"))
for value, five in ((50, "пят"), (60, "шест"), (70, "сем"), (80, "восем")):
    oblique = "восьм" if five == "восем" else five
    RUSSIAN_UNITS[value] = f"{five}ьдесят {oblique}идесяти {oblique}идесяти {five}ьюдесятью {oblique}идесяти"
for value, five in ((500, "пят"), (600, "шест"), (700, "сем"), (800, "восем"), (900, "девят")):
    oblique = "восьм" if five == "восем" else five
    RUSSIAN_UNITS[value] = f"{five}ьсот {oblique}исот {oblique}истам {five}ьюстами {oblique}истах"

UKRAINIAN_UNITS = {
    1: "один одного одному одним одному", 2: "два двох двом двома двох", 3: "три трьох трьом трьома трьох",
    4: "чотири чотирьох чотирьом чотирма чотирьох", 5: "п'ять п'яти п'яти п'ятьма п'яти",
    6: "шість шести шести шістьма шести", 7: "сім семи семи сьома семи", 8: "вісім восьми восьми вісьма восьми",
    9: "дев'ять дев'яти дев'яти дев'ятьма дев'яти", 10: "десять десяти десяти десятьма десяти",
    40: "сорок сорока сорока сорока сорока", 90: "дев'яносто дев'яноста дев'яноста дев'яноста дев'яноста",
    100: "сто ста ста ста ста", 200: "двісті двохсот двомстам двомастами двохстах",
    300: "триста трьохсот трьомстам трьомастами трьохстах",
    400: "чотириста чотирьохсот чотирьомстам чотирмастами чотирьохстах",
    50: "п'ятдесят п'ятдесяти п'ятдесяти п'ятдесятьма п'ятдесяти",
    60: "шістдесят шістдесяти шістдесяти шістдесятьма шістдесяти",
    70: "сімдесят сімдесяти сімдесяти сімдесятьма сімдесяти",
    80: "вісімдесят вісімдесяти вісімдесяти вісімдесятьма вісімдесяти",
    500: "п'ятсот п'ятисот п'ятистам п'ятьмастами п'ятистах", 600: "шістсот шестисот шестистам шістьмастами шестистах",
    700: "сімсот семисот семистам сьомастами семистах", 800: "вісімсот восьмисот восьмистам вісьмастами восьмистах",
    900: "дев'ятсот дев'ятисот дев'ятистам дев'ятьмастами дев'ятистах",
}  # fmt: skip
for value, stem in zip(range(11, 20), "оди два три чотир п'ят шіст сім вісім дев'ят".split(), strict=True):
    UKRAINIAN_UNITS[value] = " ".join(f"{stem}надцят{end}" for end in ("ь", "и", "и", "ьма", "и"))
for value, stem in ((20, "двадцят"), (30, "тридцят")):
    UKRAINIAN_UNITS[value] = " ".join(f"{stem}{end}" for end in ("ь", "и", "и", "ьма", "и"))


def _slavic(n: int, case: int, units: dict[int, str], feminine: dict[int, str], thousand: str) -> str:
    parts: list[str] = []
    if n >= 1000:
        head = n // 1000
        if head > 1:
            parts += _slavic(head, case, units, feminine, thousand).split()
            if head % 10 in feminine and head % 100 not in (11, 12):
                parts[-1] = feminine[head % 10].split()[case % 5]
        one = head % 10 == 1 and head % 100 != 11
        few = head % 10 in (2, 3, 4) and head % 100 not in (12, 13, 14)
        forms = thousand.split()
        parts.append(forms[0] if one else forms[1] if few else forms[2])
        n %= 1000
    for size in (100, 10):
        if n >= 20 or size == 100:
            digit = n // size
            if digit:
                parts.append(units[digit * size].split()[case % 5])
            n %= size
    if n:
        parts.append(units[n].split()[case % 5])
    return " ".join(parts)


def russian(n: int, case: int = 0) -> str:
    return _slavic(
        n,
        case,
        RUSSIAN_UNITS,
        {1: "одна одной одной одной одной", 2: "две двух двум двумя двух"},
        "тысяча тысячи тысяч",
    )


def ukrainian(n: int, case: int = 0) -> str:
    return _slavic(
        n,
        case,
        UKRAINIAN_UNITS,
        {1: "одна однієї одній однією одній", 2: "дві двох двом двома двох"},
        "тисяча тисячі тисяч",
    )


ARABIC_MASCULINE = "واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة".split()
ARABIC_FEMININE = "واحدة اثنتان ثلاث أربع خمس ست سبع ثماني تسع عشر".split()


def arabic(n: int, case: int = 0) -> str:
    """``case`` 0 and 1: before masculine and feminine nouns, nominative; 2 and 3: the same, oblique."""
    feminine, oblique = case % 2 == 1, case % 4 >= 2
    units = ARABIC_FEMININE if feminine else ARABIC_MASCULINE
    if n <= 10:
        word = units[n - 1]
        return word.replace("ان", "ين") if oblique and n == 2 else word
    if n < 20:
        ten = "عشرة" if feminine else "عشر"
        first = {11: "إحدى" if feminine else "أحد", 12: "اثنتا" if feminine else "اثنا"}.get(n)
        if first and n == 12 and oblique:
            first = first[:-1] + "ي"
        return f"{first or units[n - 11]} {ten}"
    if n < 100:
        tens = "عشر ثلاث أربع خمس ست سبع ثمان تسع".split()[n // 10 - 2] + ("ين" if oblique else "ون")
        return f"{arabic(n % 10, case)} و{tens}" if n % 10 else tens
    if n < 1000:
        digit = n // 100
        stem = "مئة" if case % 3 else "مائة"
        head = {1: stem, 2: stem[:-1] + ("تين" if oblique else "تان")}.get(
            digit, [*"ثلاث أربع خمس ست سبع ثمان تسع".split(), ""][digit - 3] + stem
        )
        return head + (f" و{arabic(n % 100, case)}" if n % 100 else "")
    head = n // 1000
    if head == 1:
        thousands = "ألف"
    elif head == 2:
        thousands = "ألفين" if oblique else "ألفان"
    elif head <= 10:
        thousands = f"{ARABIC_MASCULINE[head - 1]} آلاف"
    else:
        thousands = f"{arabic(head, case - case % 2)} ألف" + ("" if head >= 100 else "ا")
    return thousands + (f" و{arabic(n % 1000, case)}" if n % 1000 else "")


PERSIAN = (
    "صفر یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده".split()
)


def persian(n: int, case: int = 0) -> str:
    if n < 20:
        return PERSIAN[n]
    if n < 100:
        tens = "بیست سی چهل پنجاه شصت هفتاد هشتاد نود".split()[n // 10 - 2]
        return tens + (f" و {PERSIAN[n % 10]}" if n % 10 else "")
    if n < 1000:
        hundreds = "صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد".split()[n // 100 - 1]
        return hundreds + (f" و {persian(n % 100)}" if n % 100 else "")
    head = "هزار" if n // 1000 == 1 else f"{persian(n // 1000)} هزار"
    return head + (f" و {persian(n % 1000)}" if n % 1000 else "")


HINDI = """शून्य एक दो तीन चार पाँच छह सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस बीस इक्कीस
बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस तीस इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस
चालीस इकतालीस बयालीस तैंतालीस चवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास पचास इक्यावन बावन तिरपन चौवन पचपन छप्पन
सत्तावन अट्ठावन उनसठ साठ इकसठ बासठ तिरसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर
पचहत्तर छिहत्तर सतहत्तर अठहत्तर उनासी अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सत्तासी अट्ठासी नवासी नब्बे
इक्यानवे बानवे तिरानवे चौरानवे पंचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे""".split()
URDU = """صفر ایک دو تین چار پانچ چھ سات آٹھ نو دس گیارہ بارہ تیرہ چودہ پندرہ سولہ سترہ اٹھارہ انیس بیس اکیس بائیس تئیس
چوبیس پچیس چھبیس ستائیس اٹھائیس انتیس تیس اکتیس بتیس تینتیس چونتیس پینتیس چھتیس سینتیس اڑتیس انتالیس چالیس اکتالیس
بیالیس تینتالیس چوالیس پینتالیس چھیالیس سینتالیس اڑتالیس انچاس پچاس اکیاون باون ترپن چون پچپن چھپن ستاون اٹھاون انسٹھ
ساٹھ اکسٹھ باسٹھ تریسٹھ چونسٹھ پینسٹھ چھیاسٹھ سڑسٹھ اڑسٹھ انہتر ستر اکہتر بہتر تہتر چوہتر پچہتر چھہتر ستتر اٹھہتر
اناسی اسی اکیاسی بیاسی تراسی چوراسی پچاسی چھیاسی ستاسی اٹھاسی نواسی نوے اکیانوے بانوے ترانوے چورانوے پچانوے چھیانوے
ستانوے اٹھانوے ننانوے""".split()
BENGALI = """শূন্য এক দুই তিন চার পাঁচ ছয় সাত আট নয় দশ এগারো বারো তেরো চৌদ্দ পনেরো ষোলো সতেরো আঠারো উনিশ বিশ একুশ
বাইশ তেইশ চব্বিশ পঁচিশ ছাব্বিশ সাতাশ আটাশ ঊনত্রিশ ত্রিশ একত্রিশ বত্রিশ তেত্রিশ চৌত্রিশ পঁয়ত্রিশ ছত্রিশ সাঁইত্রিশ আটত্রিশ
ঊনচল্লিশ চল্লিশ একচল্লিশ বিয়াল্লিশ তেতাল্লিশ চুয়াল্লিশ পঁয়তাল্লিশ ছেচল্লিশ সাতচল্লিশ আটচল্লিশ ঊনপঞ্চাশ পঞ্চাশ একান্ন বাহান্ন
তিপ্পান্ন চুয়ান্ন পঞ্চান্ন ছাপ্পান্ন সাতান্ন আটান্ন ঊনষাট ষাট একষট্টি বাষট্টি তেষট্টি চৌষট্টি পঁয়ষট্টি ছেষট্টি সাতষট্টি আটষট্টি
ঊনসত্তর সত্তর একাত্তর বাহাত্তর তিয়াত্তর চুয়াত্তর পঁচাত্তর ছিয়াত্তর সাতাত্তর আটাত্তর ঊনআশি আশি একাশি বিরাশি তিরাশি চুরাশি
পঁচাশি ছিয়াশি সাতাশি আটাশি ঊননব্বই নব্বই একানব্বই বিরানব্বই তিরানব্বই চুরানব্বই পঁচানব্বই ছিয়ানব্বই সাতানব্বই আটানব্বই
নিরানব্বই""".split()


def _indic(n: int, words: list[str], hundred: str, thousand: str, lakh: str) -> str:
    parts: list[str] = []
    for size, name in ((100_000, lakh), (1000, thousand), (100, hundred)):
        if n >= size:
            parts += [words[n // size], name]
            n %= size
    if n or not parts:
        parts.append(words[n])
    return " ".join(parts)


def hindi(n: int, case: int = 0) -> str:
    return _indic(n, HINDI, "सौ", ("हजार", "हज़ार")[case % 2], "लाख")


def urdu(n: int, case: int = 0) -> str:
    return _indic(n, URDU, "سو", "ہزار", "لاکھ")


def bengali(n: int, case: int = 0) -> str:
    words = _indic(n, BENGALI, "শ", "হাজার", ("লাখ", "লক্ষ")[case % 2])
    return words.replace(" শ", "শ").replace("শূন্য", "শূন্য")


HAN = "零一二三四五六七八九"


def chinese(n: int, case: int = 0) -> str:
    if n < 10:
        return HAN[n]
    if n >= 10_000:
        rest = n % 10_000
        filler = "零" if 0 < rest < 1000 else ""
        return f"{chinese(n // 10_000)}万{filler}{_han(rest, True) if rest else ''}"
    return _han(n, False)


def _han(n: int, inner: bool) -> str:
    text, zero = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = n // size % 10
        if digit:
            text += ("零" if zero and text else "") + HAN[digit] + name
            zero = False
        elif text:
            zero = True
    return text[1:] if text.startswith("一十") and not inner else text


def japanese(n: int, case: int = 0) -> str:
    if n < 10:
        return HAN[n]
    if n >= 10_000:
        return f"{japanese(n // 10_000)}万{japanese(n % 10_000) if n % 10_000 else ''}"
    text = ""
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = n // size % 10
        if digit:
            text += (HAN[digit] if digit > 1 or size == 1 else "") + name
    return text


def korean(n: int, case: int = 0) -> str:
    digits = "영일이삼사오육칠팔구"
    if n < 10:
        return digits[n]
    if n >= 10_000:
        head = korean(n // 10_000) if n >= 20_000 else ""
        return f"{head}만{korean(n % 10_000) if n % 10_000 else ''}"
    text = ""
    for size, name in ((1000, "천"), (100, "백"), (10, "십"), (1, "")):
        digit = n // size % 10
        if digit:
            text += (digits[digit] if digit > 1 or size == 1 else "") + name
    return text


def korean_native(n: int, case: int = 0) -> str:
    """1-99 before a counter: 스물한 명."""
    units = " 한 두 세 네 다섯 여섯 일곱 여덟 아홉".split(" ")
    tens = " 열 스물 서른 마흔 쉰 예순 일흔 여든 아흔".split(" ")
    if n == 20:
        return "스무"
    return tens[n // 10] + units[n % 10]


SPELL = {
    "ar": arabic, "bn": bengali, "de": german, "en": english, "es": spanish, "fa": persian, "fr": french,
    "hi": hindi, "id": indonesian, "it": italian, "ja": japanese, "ko": korean, "pt": portuguese, "ru": russian,
    "tr": turkish, "uk": ukrainian, "ur": urdu, "zh": chinese,
}  # fmt: skip
COUNTED = {"zh": "人", "ja": "人", "ko": "명"}
"""In scripts without spaces a spelled number is one only before a counter."""


def spell(language: str, number: int, case: int = 0) -> str:
    """A whole number of 1-999,999 in words, with a counter where the script asks for one."""
    return SPELL[language](number, case) + COUNTED.get(language, "")
