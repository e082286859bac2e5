"""Exports of form tools in other languages."""

from tests.shapes import ASKED, ENGLISH, PEOPLE, READ, REFUSED, Expected, csv_of, right, shape, stamped
from tests.shapes.vocabulary import (
    DE,
    ES,
    FR,
    FRENCH,
    GERMAN,
    JA,
    JAPANESE,
    PL,
    POLISH,
    QUESTION,
    SPANISH,
    TRANSLATED,
    T,
    plain,
)


@shape("surveymonkey, Spanish, second row", right())
def _surveymonkey_spanish_second_row():
    top = [
        "ID del encuestado",
        "ID del recopilador",
        "Fecha de inicio",
        "Fecha de finalización",
        "Dirección IP",
        "Dirección de correo electrónico",
        "¿En qué departamento trabaja?",
        "¿Cuál es su puesto?",
        "¿Está de acuerdo?",
        *[""] * 19,
    ]
    second = [""] * 6 + ["Respuesta", "Respuesta", *T]
    return csv_of(
        top,
        second,
        *[
            [
                118052219061 + 37 * n,
                446111201,
                f"20/11/2026 09:{n:02}",
                f"20/11/2026 09:{n + 3:02}",
                "192.0.2.7",
                "",
                ES[0][p.function],
                ES[1][p.level],
                *map(SPANISH, p.answers),
            ]
            for n, p in enumerate(PEOPLE)
        ],
    )


@shape("surveymonkey, German, a question each", right())
def _surveymonkey_german_a_question_each():
    top = [
        "Befragten-ID",
        "Collector-ID",
        "Anfangsdatum",
        "Enddatum",
        "IP-Adresse",
        "E-Mail-Adresse",
        "In welcher Abteilung arbeiten Sie?",
        "Was ist Ihre Position?",
        *T,
    ]
    second = [""] * 6 + ["Antwort", "Antwort", *["Antwort"] * 20]
    return csv_of(
        top,
        second,
        *[
            [
                118052219061 + 37 * n,
                446111201,
                f"20.11.2026 09:{n:02}",
                f"20.11.2026 09:{n + 3:02}",
                "192.0.2.7",
                "",
                DE[0][p.function],
                DE[1][p.level],
                *map(GERMAN, p.answers),
            ]
            for n, p in enumerate(PEOPLE)
        ],
        separator=";",
    )


@shape(
    "surveymonkey, French, a question each, translated", right(ASKED, kinds=["columns"], fill={"Commercial": "sales"})
)
def _surveymonkey_french_a_question_each_translated():
    top = [
        "Identifiant du répondant",
        "Identifiant du collecteur",
        "Date de début",
        "Date de fin",
        "Adresse IP",
        "Adresse e-mail",
        "Dans quel service travaillez-vous ?",
        "Quel est votre poste ?",
        "Êtes-vous d’accord ?",
        *[""] * 19,
    ]
    second = [""] * 6 + ["Response", "Response", *TRANSLATED]
    return csv_of(
        top,
        second,
        *[
            [
                118052219061 + 37 * n,
                446111201,
                f"20/11/2026 09:{n:02}",
                f"20/11/2026 09:{n + 3:02}",
                "192.0.2.7",
                "",
                FR[0][p.function],
                FR[1][p.level],
                *map(FRENCH, p.answers),
            ]
            for n, p in enumerate(PEOPLE)
        ],
        separator=";",
    )


@shape("microsoft, German, choices that end with a semicolon", right())
def _microsoft_german_choices_that_end_with_a_semico():
    head = (
        "ID",
        "Startzeit",
        "Fertigstellungszeit",
        "E-Mail",
        "Name",
        "In welcher Abteilung arbeiten Sie?",
        "Leiten Sie die Abteilung?\u00a0",
        *(t + "\u00a0" for t in T),
    )
    return csv_of(
        head,
        *[
            [
                n + 1,
                f"20.11.26 9:{n:02}:00",
                f"20.11.26 9:{n + 3:02}:21",
                "anonymous",
                "",
                DE[0][p.function] + ";",
                "Ja" if p.level == "head" else "Nein",
                *(GERMAN(a) + ";" for a in p.answers),
            ]
            for n, p in enumerate(PEOPLE)
        ],
    )


@shape("limesurvey, German, with other and unfinished", right(level=False))
def _limesurvey_german_with_other_and_unfinished():
    head = (
        "Antwort-ID",
        "Datum Abgeschickt",
        "Letzte Seite",
        "Start-Sprache",
        "Zufallsstartwert",
        "Abteilung",
        "Abteilung [Sonstiges]",
        *(f"Wie sehr stimmen Sie zu? [{t}]" for t in T),
    )
    return csv_of(
        head,
        *[
            [
                n + 1,
                f"2026-11-20 10:{n:02}:31",
                3,
                "de",
                1581033 + n,
                "-oth-" if n == 7 else DE[0][p.function],
                "Online-Marketing" if n == 7 else "",
                *map(GERMAN, p.answers),
            ]
            for n, p in enumerate(PEOPLE)
        ],
    )


@shape("qualtrics, German labels and previews", right(people=PEOPLE[3:], kinds=["rows"]))
def _qualtrics_german_labels_and_previews():
    codes = [
        "StartDate",
        "EndDate",
        "Status",
        "Progress",
        "Duration (in seconds)",
        "Finished",
        "RecordedDate",
        "ResponseId",
        "Q1",
        "Q2",
        *(f"Q3_{n}" for n in range(1, 21)),
    ]
    labels = [
        "Startdatum",
        "Enddatum",
        "Antworttyp",
        "Fortschritt",
        "Dauer (in Sekunden)",
        "Beendet",
        "Aufgezeichnetes Datum",
        "Antwort-ID",
        "Abteilung",
        "Position",
        *(f"Wie sehr stimmen Sie zu? - {t}" for t in T),
    ]
    return csv_of(
        codes,
        labels,
        [f'{{"ImportId":"QID{n}"}}' for n in range(len(codes))],
        *[
            [f"2026-11-20 10:{n:02}:40"] * 2
            + [
                "Umfragevorschau" if n < 3 else "IP-Adresse",
                100,
                140,
                "Wahr",
                f"2026-11-20 10:{n:02}:40",
                f"R_{n:05}",
                DE[0][p.function],
                DE[1][p.level],
                *map(GERMAN, p.answers),
            ]
            for n, p in enumerate(PEOPLE)
        ],
    )


@shape(
    "jotform, a grid in one cell",
    Expected(frozenset({READ, ASKED, REFUSED}), right(level=False).people, reason="one cell"),
)
def _jotform_a_grid_in_one_cell():
    return csv_of(
        ("Submission Date", "Department", QUESTION),
        *[
            [
                f"Nov 20, 2026 9:{n:02} AM",
                p.function.title(),
                "\n".join(f"{t}: {ENGLISH(a)}" for t, a in zip(T, p.answers, strict=True)),
            ]
            for n, p in enumerate(PEOPLE)
        ],
    )


@shape("jotform, German dates", right())
def _jotform_german_dates():
    return plain(
        ("Submission Date", "Abteilung", "Position", *(f"Stimmen Sie zu? >> {t}" for t in T)),
        GERMAN,
        stamped("20. Nov. 2026 09:{:02}", *DE),
    )


BEHIND_ANSWERS_OF_TYPEFORM = (
    "Response Type",
    "Start Date (UTC)",
    "Stage Date (UTC)",
    "Submit Date (UTC)",
    "Network ID",
    "Tags",
    "Ending",
)


@shape("typeform, partial answers and hidden fields", right())
def _typeform_partial_answers_and_hidden_fields():
    head = (
        "#",
        "department",
        "Your level",
        *T,
        *BEHIND_ANSWERS_OF_TYPEFORM,
    )
    return csv_of(
        head,
        *[
            [
                f"aq{n}8s7",
                p.function,
                p.level,
                *p.answers,
                "completed" if n != 4 else "partial",
                f"2026-11-20 09:{n:02}:01",
                "",
                f"2026-11-20 09:{n + 5:02}:01" if n != 4 else "",
                f"a{n}b",
                "",
                "default",
            ]
            for n, p in enumerate(PEOPLE)
        ],
    )


@shape("alchemer, with its own columns", right())
def _alchemer_with_its_own_columns():
    head = (
        "Response ID",
        "Time Started",
        "Date Submitted",
        "Status",
        "Contact ID",
        "Legacy Comments",
        "Comments",
        "Language",
        "Referer",
        "SessionID",
        "User Agent",
        "Longitude",
        "Latitude",
        "Country",
        "City",
        "State/Region",
        "Postal",
        "Which department do you work in?",
        "Level",
        *(f"{t}:{QUESTION}" for t in T),
    )
    return csv_of(
        head,
        *[
            [
                n + 1,
                f"11/20/2026 9:{n:02}",
                f"11/20/2026 9:{n + 4:02}",
                "Complete" if n != 4 else "Partial",
                "",
                "",
                "",
                "English",
                "",
                f"1605{n}_5fb",
                "Mozilla/5.0",
                "-0.1",
                "51.5",
                "United Kingdom",
                "London",
                "",
                "",
                p.function.title(),
                p.level,
                *map(ENGLISH, p.answers),
            ]
            for n, p in enumerate(PEOPLE)
        ],
    )


@shape("google, French, accents broken on the way", right(fill={"Commercial": "sales"}))
def _google_french_accents_broken_on_the_way():
    return (
        plain(("Horodateur", "Service", "Poste", *T), FRENCH, stamped("20/11/2026 09:{:02}:01", *FR))
        .decode()
        .encode("utf-8")
        .decode("cp1252", "replace")
        .encode("utf-8")
    )


@shape("google, Polish, Windows-1250", right())
def _google_polish_windows_1250():
    return plain(
        ("Sygnatura czasowa", "W jakim dziale pracujesz?", "Stanowisko", *T),
        POLISH,
        stamped("20.11.2026 09:{:02}:01", *PL),
        separator=";",
        encoding="cp1250",
    )


@shape("google, Japanese, Shift-JIS", right())
def _google_japanese_shift_jis():
    return plain(
        ("タイムスタンプ", "所属部署を教えてください", "役職", *T),
        JAPANESE,
        stamped("2026/11/20 9:{:02}:01", *JA),
        encoding="cp932",
    )
