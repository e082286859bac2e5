"""Google Forms, in the languages of its users, and quizzes."""

from tests.shapes import (
    ENGLISH,
    PEOPLE,
    READ,
    csv_of,
    missing,
    refused,
    right,
    rows,
    shape,
    stamp,
    stamped,
    texts,
    words_of,
)

GRID = [f"How far do you agree? [{text}]" for text in texts()]
TOP = ("Timestamp", "Which department do you work in?", "Level")


@shape("google grid")
def _grid():
    return csv_of((*TOP, *GRID), *rows(ENGLISH, stamped()))


@shape("google scale")
def _scale():
    return csv_of((*TOP, *texts()), *rows(str, stamped()))


@shape("google quiz with scores and feedback beside each statement")
def _quiz():
    head = ["Timestamp", "Score", "Department", "Level"]
    for text in texts():
        head += [text, f"{text} [Score]", f"{text} [Feedback]"]
    body = []
    for number, person in enumerate(PEOPLE):
        row = [stamp(number), "0.00 / 20", person.function.title(), person.level]
        for answer in person.answers:
            row += [ENGLISH(answer), "-- / 0", ""]
        body.append(row)
    return csv_of(head, *body)


@shape("google, I don’t know as a column of the grid", right(people=missing(3)))
def _no_answer():
    def write(answer):
        return "I don't know" if answer == 3 else ENGLISH(answer)

    return csv_of((*TOP, *GRID), *rows(write, stamped()))


@shape("google, seven columns of a grid", refused())
def _seven():
    sides = ("Strongly {}", "{}", "Somewhat {}")
    labels = [side.format("disagree").capitalize() for side in sides] + ["Neither agree nor disagree"]
    labels += [side.format("agree").capitalize() for side in reversed(sides)]
    turn = iter(range(10**6))

    def write(answer):
        return labels[min(6, (answer - 1) * 3 // 2 + next(turn) % 2)]

    return csv_of((*TOP, *GRID), *rows(write, stamped()))


@shape("google, two boxes ticked by one person", right(READ, people=PEOPLE[1:]))
def _two_boxes():
    body = rows(ENGLISH, stamped())
    body[0][3] = "Agree, Strongly agree"
    return csv_of((*TOP, *GRID), *body)


LANGUAGES = {
    "German": (
        ("Zeitstempel", "In welcher Abteilung arbeiten Sie?", "Welche Rolle haben Sie?"),
        ("Vertrieb", "Marketing", "Leitung der Abteilung", "Mitarbeiter/in"),
        (
            "Stimme überhaupt nicht zu",
            "Stimme eher nicht zu",
            "Teils/teils",
            "Stimme eher zu",
            "Stimme voll und ganz zu",
        ),
        "20.11.2026 09:{:02}:01",
    ),
    "French": (
        ("Horodateur", "Dans quel service travaillez-vous ?", "Quel est votre poste ?"),
        ("Ventes", "Marketing", "Responsable", "Collaborateur"),
        (
            "Pas du tout d’accord",
            "Plutôt pas d’accord",
            "Ni d’accord ni pas d’accord",
            "Plutôt d’accord",
            "Tout à fait d’accord",
        ),
        "20/11/2026 09:{:02}:01",
    ),
    "Spanish": (
        ("Marca temporal", "¿En qué departamento trabaja?", "¿Cuál es su puesto?"),
        ("Ventas", "Marketing", "Director", "Empleado"),
        (
            "Totalmente en desacuerdo",
            "En desacuerdo",
            "Ni de acuerdo ni en desacuerdo",
            "De acuerdo",
            "Totalmente de acuerdo",
        ),
        "20/11/2026 9:{:02}:01",
    ),
    "Portuguese": (
        ("Carimbo de data/hora", "Em que departamento trabalha?", "Qual é o seu cargo?"),
        ("Vendas", "Marketing", "Diretora", "Colaborador"),
        (
            "Discordo totalmente",
            "Discordo parcialmente",
            "Não concordo nem discordo",
            "Concordo parcialmente",
            "Concordo totalmente",
        ),
        "20/11/2026 09:{:02}:01",
    ),
    "Italian": (
        ("Informazioni cronologiche", "In quale reparto lavori?", "Qual è il tuo ruolo?"),
        ("Vendite", "Marketing", "Responsabile", "Impiegato"),
        (
            "Fortemente in disaccordo",
            "In disaccordo",
            "Né d’accordo né in disaccordo",
            "D’accordo",
            "Fortemente d’accordo",
        ),
        "20/11/2026 9.{:02}.01",
    ),
    "Dutch": (
        ("Tijdstempel", "Op welke afdeling werkt u?", "Wat is uw functie?"),
        ("Verkoop", "Marketing", "Hoofd", "Medewerker"),
        ("Helemaal mee oneens", "Mee oneens", "Neutraal", "Mee eens", "Helemaal mee eens"),
        "20-11-2026 9:{:02}:01",
    ),
    "Polish": (
        ("Sygnatura czasowa", "W jakim dziale pracujesz?", "Jakie jest Twoje stanowisko?"),
        ("Sprzedaż", "Marketing", "Kierownik", "Pracownik"),
        (
            "Zdecydowanie się nie zgadzam",
            "Raczej się nie zgadzam",
            "Ani się zgadzam, ani nie zgadzam",
            "Raczej się zgadzam",
            "Zdecydowanie się zgadzam",
        ),
        "2026/11/20 9:{:02}:01 AM EET",
    ),
    "Russian": (
        ("Отметка времени", "В каком отделе вы работаете?", "Ваша должность"),
        ("Отдел продаж", "Маркетинг", "Руководитель", "Сотрудник"),
        ("Полностью не согласен", "Скорее не согласен", "Нейтрально", "Скорее согласен", "Полностью согласен"),
        "20.11.2026 9:{:02}:01",
    ),
    "Japanese": (
        ("タイムスタンプ", "所属部署", "役職"),
        ("営業部", "マーケティング部", "部長", "一般社員"),
        ("全くそう思わない", "あまりそう思わない", "どちらともいえない", "ややそう思う", "非常にそう思う"),
        "2026/11/20 9:{:02}:01",
    ),
    "Chinese": (
        ("提交时间", "您所在的部门", "您的职位"),
        ("销售部", "市场部", "总监", "普通员工"),
        ("非常不同意", "不同意", "一般", "同意", "非常同意"),
        "2026/11/20 上午9:{:02}:01",
    ),
    "Swedish": (
        ("Tidsstämpel", "Vilken avdelning arbetar du på?", "Vilken roll har du?"),
        ("Försäljning", "Marknad", "Avdelningschef", "Medarbetare"),
        ("Instämmer inte alls", "Instämmer inte", "Varken eller", "Instämmer", "Instämmer helt"),
        "2026-11-20 09:{:02}:01",
    ),
}

for _language, (_names, _people, _words, _time) in LANGUAGES.items():
    _before = stamped(
        _time,
        dict(zip(("sales", "marketing"), _people, strict=False)),
        dict(zip(("head", "staff"), _people[2:], strict=True)),
    )

    @shape(f"google {_language} words")
    def _in_words(names=_names, words=_words, before=_before):
        return csv_of((*names, *GRID), *rows(words_of(words), before))

    @shape(f"google {_language} numbers")
    def _in_numbers(names=_names, before=_before):
        return csv_of((*names, *texts()), *rows(str, before))
