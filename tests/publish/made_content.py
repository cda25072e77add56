# ruff: noqa: E501  long rows of made-up sentences read better whole
"""Made-up content for the tests of the brief: invented reports in English and Arabic, no real event."""

import hashlib
from dataclasses import replace
from datetime import date, timedelta

from dalil.model import (
    Cause,
    Check,
    Claim,
    Count,
    CountRange,
    DateRange,
    Derived,
    Finding,
    Incident,
    Interval,
    Intervention,
    Location,
    Question,
    Report,
    SeriesPoint,
    Span,
    Stated,
    stated,
)
from dalil.publish.content import (
    Bilingual,
    BriefContent,
    ClaimedCause,
    Coverage,
    Excluded,
    PeriodCount,
    Setting,
    SourceLabel,
    SourceShare,
)

START = date(2014, 9, 23)
FIRST, LAST = date(2014, 3, 23), date(2015, 6, 22)


def make_report(report_id, language, outlet, published, title, body, url=None):
    text = f"{title}\n\n{body}"
    return Report(
        id=report_id,
        text=text,
        language=language,
        title=title,
        published=published,
        published_rule="front matter" if published else None,
        outlet=outlet,
        url=url or f"https://example.org/{report_id}",
        original=hashlib.sha256(text.encode()).hexdigest(),
        collected="2026-01-05T10:00:00Z",
    )


def words_of(report, words):
    start = report.text.index(words)
    return stated(report.text, Span(start, start + len(words)))


def make_claim(claim_id, report, kind, evidence, **slots):
    """Make a claim whose values are found as words of the report."""
    sentence = words_of(report, evidence)
    given = {}
    for slot in ("actor", "target", "place", "within", "attribution"):
        if slots.get(slot):
            given[slot] = words_of(report, slots[slot])
    counts = tuple(
        Count(harm, low, high, group, "people", False, words_of(report, said).span, "number before noun")
        for harm, low, high, group, said in slots.get("counts", ())
    )
    trigger = slots.get("trigger", evidence.split()[0])
    where = slots.get("location")
    when = slots.get("when")
    return Claim(
        id=claim_id,
        report_id=report.id,
        type=Derived(kind, (words_of(report, trigger).span,), "verb of the lexicon"),
        scope=Derived(slots.get("scope", "incident"), (), "default"),
        certainty=Derived(slots.get("certainty", "stated"), (), "no hedge"),
        evidence=sentence,
        actor_id=Derived(slots.get("actor_id", "isis"), (given["actor"].span,), "alias")
        if "actor" in given
        else None,
        location=Derived(where, (given["place"].span,), "gazetteer")
        if where and "place" in given
        else None,
        place_name=Derived(slots["place_name"], (given["place"].span,), "gazetteer")
        if "place_name" in slots
        else None,
        date=Derived(DateRange(*when), (sentence.span,), "day before publication") if when else None,
        counts=counts,
        means=tuple(Derived(m, (sentence.span,), "word of the lexicon") for m in slots.get("means", ())),
        reasons=tuple(words_of(report, r) for r in slots.get("reasons", ())),
        actor_uncertain=slots.get("actor_uncertain", False),
        **given,
    )


TOWN = Location(35.02, 40.45, "town", 3.0, "dalil:mayadin")
VILLAGE = Location(34.98, 40.51, "district", 15.0, "dalil:quriyah", alternatives=("geonames:999",))
CITY = Location(35.34, 40.14, "neighbourhood", 1.0, "dalil:qusour")
PROVINCE = Location(35.3, 40.1, "province", 90.0, "adm1:SY09")
BORDER = Location(34.45, 40.92, "town", 4.0, "dalil:bukamal")
PLACES = {
    "dalil:mayadin": Bilingual("Al-Mayadin", "الميادين"),
    "dalil:quriyah": Bilingual("Al-Quriyah", "القورية"),
    "dalil:qusour": Bilingual("Al-Qusour", "القصور"),
    "adm1:SY09": Bilingual("Deir ez-Zor province", "محافظة دير الزور"),
    "dalil:bukamal": Bilingual("Al-Bukamal", "البوكمال"),
}
BODIES = {
    "en": "ISIS executed {n} men in {place} on charges of spying, local sources said. Their names are not known. "
    "Shops stayed shut for the rest of the day and the market was empty until the evening.",
    "ar": "أعدم تنظيم داعش {n} رجال في {place} بتهمة التجسس، بحسب مصادر محلية. ولم تُعرف أسماؤهم. "
    "وأغلقت المحال أبوابها بقية اليوم وخلت السوق حتى المساء.",
}


def routine(number, day):
    """One short made-up report of an execution with its claim; every third is Arabic."""
    language = "ar" if number % 3 == 0 else "en"
    where = (TOWN, BORDER, CITY, VILLAGE)[number % 4]
    place = PLACES[where.place_id].of(language)
    men = 3 + number % 6
    title = f"إعدامات في {place}" if language == "ar" else f"Executions in {place}"
    outlet = ("Furat Post", "وكالة النهر", "Eastern Monitor")[number % 3 - 1]
    body = BODIES[language].format(n=men, place=place)
    report = make_report(f"r{number:03}", language, outlet, day + timedelta(days=1), title, body)
    evidence = body.split(". ")[0]
    arabic = language == "ar"
    claim = make_claim(
        f"r{number:03}-1",
        report,
        "execution",
        evidence,
        trigger="أعدم" if arabic else "executed",
        actor="تنظيم داعش" if arabic else "ISIS",
        target=f"{men} رجال" if arabic else f"{men} men",
        place=place,
        place_name=PLACES[where.place_id].en,
        location=where,
        when=(day, day),
        counts=[("killed", men, men, None, f"{men} رجال" if arabic else f"{men} men")],
        reasons=["التجسس" if arabic else "spying"],
        attribution="مصادر محلية" if arabic else "local sources",
    )
    incident = Incident(
        id=f"inc-{number:03}",
        type="execution",
        scope="incident",
        certainty="stated",
        disputed=False,
        claim_ids=(claim.id,),
        report_ids=(report.id,),
        actor_ids=("isis",),
        date=DateRange(day, day),
        date_rule="stated",
        location=where,
        place_name=PLACES[where.place_id].en,
        counts=(CountRange("killed", None, "people", men, men, (claim.id,)),),
        independent_sources=1,
        source_groups=((report.id,),),
    )
    return report, claim, incident


STRIKE_EN = (
    "Warplanes believed to belong to the coalition struck the market of Al-Mayadin on Saturday, killing at least "
    "19 people, including 4 children, the Eastern Monitor said. Residents said the planes came back after ten "
    "minutes.\n\nThe strike drove dozens of families out of the town, the monitor added."
)
STRIKE_AR = (
    "قالت وكالة النهر إن طيران التحالف قصف سوق الميادين يوم السبت، ما أدى إلى مقتل 26 مدنياً بينهم 7 أطفال وجرح نحو 40. "
    "وقال شاهد إن الطائرات عادت بعد عشر دقائق.\n\nونزحت عشرات العائلات من المدينة نتيجة القصف."
)
STRIKE_DENIAL = "The coalition denied that any civilians were killed when it hit an ISIS headquarters in Al-Mayadin on Saturday."


def strike():
    """One strike told by three sources that disagree, one of them through a repost, with a denial."""
    day = date(2014, 10, 18)
    monitor = make_report(
        "s001", "en", "Furat Post", date(2014, 10, 19), "Strike on Al-Mayadin market", STRIKE_EN
    )
    repost = replace(monitor, id="s002", outlet="Daily Mirror of the East", url="http://example.net/s002")
    arabic = make_report("s003", "ar", "وكالة النهر", date(2014, 10, 20), "قصف سوق الميادين", STRIKE_AR)
    denial = make_report(
        "s004", "en", "Coalition press office", date(2014, 10, 21), "Statement on Al-Mayadin", STRIKE_DENIAL
    )
    english = {
        "trigger": "struck", "actor": "Warplanes believed to belong to the coalition", "actor_id": "coalition",
        "actor_uncertain": True, "target": "the market", "place": "Al-Mayadin", "place_name": "Al-Mayadin", "location": TOWN,
        "when": (day, day), "attribution": "the Eastern Monitor", "means": ["air_bomb"],
        "counts": [("killed", 19, None, None, "at least 19 people"), ("killed", 4, 4, "children", "4 children")],
    }  # fmt: skip
    claims = [
        make_claim("s001-1", monitor, "air_strike", STRIKE_EN.split(" Residents")[0], **english),
        make_claim("s002-1", repost, "air_strike", STRIKE_EN.split(" Residents")[0], **english),
        make_claim(
            "s003-1", arabic, "air_strike", STRIKE_AR.split(" وقال شاهد")[0], trigger="قصف", actor="طيران التحالف",
            actor_id="coalition", target="سوق الميادين", place="الميادين", place_name="Al-Mayadin", location=TOWN, when=(day, day),
            counts=[("killed", 26, 26, "civilians", "26 مدنياً"), ("killed", 7, 7, "children", "7 أطفال"),
                    ("injured", 40, 40, None, "نحو 40")], means=["air_bomb"],
        ),
        make_claim(
            "s004-1", denial, "air_strike", STRIKE_DENIAL, trigger="hit", actor="The coalition", actor_id="coalition",
            target="an ISIS headquarters", place="Al-Mayadin", place_name="Al-Mayadin", location=TOWN, when=(day, day),
            certainty="denied", counts=[("killed", 0, 0, "civilians", "any civilians")], attribution="The coalition",
        ),
        make_claim("s001-2", monitor, "displacement", "The strike drove dozens of families out of the town",
                   trigger="drove", certainty="stated", counts=[("displaced", 24, None, None, "dozens of families")]),
        make_claim("s003-2", arabic, "displacement", "ونزحت عشرات العائلات من المدينة نتيجة القصف", trigger="ونزحت",
                   counts=[("displaced", 24, None, None, "عشرات العائلات")]),
    ]  # fmt: skip
    incident = Incident(
        id="inc-strike", type="air_strike", scope="incident", certainty="stated", disputed=True,
        claim_ids=("s001-1", "s002-1", "s003-1", "s004-1"), report_ids=("s001", "s002", "s003", "s004"),
        actor_ids=("coalition",), date=DateRange(day, day), date_rule="agreed", location=TOWN, place_name="Al-Mayadin",
        counts=(
            CountRange("killed", None, "people", 19, None, ("s001-1", "s002-1")),
            CountRange("killed", "civilians", "people", 0, 26, ("s003-1", "s004-1")),
            CountRange("killed", "children", "people", 4, 7, ("s001-1", "s002-1", "s003-1")),
            CountRange("injured", None, "people", 40, 40, ("s003-1",)),
        ),
        independent_sources=3, source_groups=(("s001", "s002"), ("s003",), ("s004",)),
        reasons=("same place, same day, 4 and 7 children", "the same text: Daily Mirror of the East repeats Furat Post"),
    )  # fmt: skip
    fled = Incident(
        id="inc-fled", type="displacement", scope="incident", certainty="stated", disputed=False,
        claim_ids=("s001-2", "s003-2"), report_ids=("s001", "s003"), actor_ids=(), date=None, date_rule=None,
        location=None, place_name=None, counts=(CountRange("displaced", None, "families", 24, None, ("s001-2", "s003-2")),),
        independent_sources=2, source_groups=(("s001",), ("s003",)),
    )  # fmt: skip
    causes = [
        cause(monitor, "s001-1", "s001-2", "drove", "the monitor"),
        cause(arabic, "s003-1", "s003-2", "نتيجة", None),
    ]
    return [monitor, repost, arabic, denial], claims, [incident, fled], causes


def cause(report, first, second, marker, attribution, certainty="stated"):
    said = words_of(report, attribution) if attribution else None
    return ClaimedCause(Cause(first, second, words_of(report, marker), said, certainty), report.id)


GRAPHIC = (
    "ISIS beheaded a man in the square of Al-Quriyah before a crowd and left the body there. A tally by the Eastern Monitor "
    "puts the number of people executed in the province in four months at more than 100. Executions are usually by gunshot. "
    "The group's finances have reportedly suffered because of the raids."
)


def others():
    """A graphic incident, a total, a habit, and a cause whose one end is no claim."""
    report = make_report(
        "g001", "en", "Eastern Monitor", date(2015, 1, 20), "Man killed in Al-Quriyah", GRAPHIC
    )
    day = (date(2015, 1, 12), date(2015, 1, 18))
    parts = GRAPHIC.split(". ")
    claims = [
        make_claim("g001-1", report, "execution", parts[0], trigger="beheaded", actor="ISIS", target="a man",
                   place="Al-Quriyah", place_name="Al-Quriyah", location=VILLAGE, when=day, certainty="uncertain",
                   counts=[("killed", 1, 1, None, "a man")], means=["beheading"]),
        make_claim("g001-2", report, "execution", parts[1], trigger="executed", scope="tally", place="the province",
                   place_name="Deir ez-Zor province", location=PROVINCE,
                   counts=[("killed", 101, None, None, "more than 100")], attribution="the Eastern Monitor"),
        make_claim("g001-3", report, "execution", parts[2], trigger="Executions", scope="pattern", means=["gunshot"]),
        make_claim("g001-4", report, "decline", parts[3], trigger="suffered", scope="pattern", certainty="uncertain"),
    ]  # fmt: skip
    shape = {"disputed": False, "report_ids": ("g001",), "date_rule": None, "independent_sources": 1,
             "source_groups": (("g001",),)}  # fmt: skip
    incidents = [
        Incident(id="inc-quriyah", type="execution", scope="incident", certainty="uncertain", claim_ids=("g001-1",),
                 actor_ids=("isis",), date=DateRange(*day), location=VILLAGE, place_name="Al-Quriyah",
                 counts=(CountRange("killed", None, "people", 1, 1, ("g001-1",)),), **shape),
        Incident(id="inc-tally", type="execution", scope="tally", certainty="stated", claim_ids=("g001-2",),
                 actor_ids=("isis",), date=None, location=PROVINCE, place_name="Deir ez-Zor province",
                 counts=(CountRange("killed", None, "people", 101, None, ("g001-2",)),), **shape),
        Incident(id="inc-habit", type="execution", scope="pattern", certainty="stated", claim_ids=("g001-3",),
                 actor_ids=("isis",), date=None, location=None, place_name=None, counts=(), **shape),
        Incident(id="inc-decline", type="decline", scope="pattern", certainty="uncertain", claim_ids=("g001-4",),
                 actor_ids=("isis",), date=None, location=None, place_name=None, counts=(), **shape),
    ]  # fmt: skip
    raids = words_of(report, "the raids")
    row = ClaimedCause(Cause(raids, "g001-4", words_of(report, "because of"), None, "uncertain"), "g001")
    return [report], claims, incidents, [row]


def series(counts, reports):
    """A monthly series around START, with what the part before foretells."""
    points, half = [], len(counts) // 2
    for index, (count, published) in enumerate(zip(counts, reports, strict=True)):
        month = FIRST.month - 1 + index
        first = date(FIRST.year + month // 12, month % 12 + 1, 23)
        following = date(FIRST.year + (month + 1) // 12, (month + 1) % 12 + 1, 23)
        after = first >= START
        expected = Interval(3.2, 0.9 + 0.05 * index, 7 + 0.4 * (index - half)) if after else None
        points.append(SeriesPoint(first, following - timedelta(days=1), count, published, after, expected))
    return tuple(points)


def findings(ids):
    checks = (
        Check("placebo", True, "No fake date before the real one shows a change of this size (0 of 11).",
              "لا يُظهر أي تاريخ وهمي قبل التاريخ الحقيقي تغيّرًا بهذا الحجم (0 من 11).", (("0.08", "share"),)),
        Check("reporting", False, "Counts with and without the reporting series point the same way, but not as far.",
              "تشير الأعداد مع سلسلة النشر ومن دونها إلى الاتجاه نفسه، لكن ليس بالقدر نفسه."),
        Check("season", None, "Seasons could not be checked: the part before is shorter than two years.",
              "تعذّر فحص المواسم: الجزء السابق أقصر من سنتين."),
    )  # fmt: skip
    counts = (4, 6, 5, 4, 6, 5, 3, 2, 1, 0, 2, 1, 1, 0, 1)
    reports = (9, 12, 11, 10, 14, 12, 10, 9, 7, 0, 8, 9, 6, 0, 7)
    told = Finding(
        type="execution", before=30, after=11, ratio=Interval(0.37, 0.18, 0.71), verdict="moderate_lower",
        verdict_en="moderate evidence the rate was lower after", verdict_ar="دلائل متوسطة على أن المعدل كان أدنى بعد التاريخ",
        why_en="The interval lies below 1 with and without the reporting series.",
        why_ar="يقع الفاصل دون 1 مع سلسلة النشر ومن دونها.", series=series(counts, reports), checks=checks,
        incident_ids=tuple(ids), p_lower=0.997, level=Interval(0.5, 0.2, 1.1), slope=Interval(0.8, 0.4, 1.6),
        excess=Interval(-19, -41, -4), fuzzy_share=0.06,
    )  # fmt: skip
    untold = Finding(
        type="air_strike", before=0, after=1, ratio=None, verdict="too_little_data",
        verdict_en="too little data to say", verdict_ar="البيانات أقل من أن تقول شيئًا",
        why_en="there are fewer than 10 incidents in all", why_ar="عدد الحوادث كلها أقل من 10",
        series=series((0,) * 7 + (1,) + (0,) * 7, reports), checks=(), incident_ids=("inc-strike",),
    )  # fmt: skip
    return told, untold, replace(untold, type="displacement", before=0, after=1, incident_ids=("inc-fled",))


def make_content():
    """Return realistic content: 41 routine executions, a disputed strike, totals, habits, causes."""
    days = [FIRST + timedelta(days=6 * n) for n in range(30)] + [
        START + timedelta(days=12 + 24 * n) for n in range(10)
    ]
    made = [routine(number, day) for number, day in enumerate(days, start=1)]
    strike_reports, strike_claims, strike_incidents, strike_causes = strike()
    other_reports, other_claims, other_incidents, other_causes = others()
    reports = [report for report, _, _ in made] + strike_reports + other_reports
    claims = [claim for _, claim, _ in made] + strike_claims + other_claims
    incidents = [incident for _, _, incident in made] + strike_incidents + other_incidents
    executions = [i.id for i in incidents if i.type == "execution" and i.scope == "incident"]
    return BriefContent(
        question=make_question(),
        findings=findings(executions),
        incidents=tuple(incidents),
        claims={claim.id: claim for claim in claims},
        causes=(*strike_causes, *other_causes),
        reports={report.id: report for report in reports},
        coverage=make_coverage(),
        generated=date(2026, 1, 6),
        version="0.1.0",
        brief_id="b-3f9a61c2",
        settings=(
            Setting(Bilingual("Count by", "وحدة العد"), Bilingual("month from the date", "شهر من التاريخ")),
            Setting(Bilingual("Trend", "الاتجاه"), Bilingual("log-linear, heavy-tailed", "لوغاريتمي خطي")),
        ),
        criteria=(Bilingual("Incidents in which the actor is named.", "الحوادث التي يُسمّى فيها الفاعل."),),
        limits=(Bilingual("Two provinces have no local source.", "ليس لمحافظتين أي مصدر محلي."),),
        excluded=(
            Excluded("notes/empty.txt", Bilingual("no text", "بلا نص")),
            Excluded("row 17 of items.csv", Bilingual("no text", "بلا نص"), "column body is empty"),
            Excluded("old.html", Bilingual("date outside the window", "تاريخ خارج المدة"), "2011-02-03"),
        ),
        sources={
            "Furat Post": SourceLabel(Bilingual("Furat Post", "فرات بوست"), "media"),
            "وكالة النهر": SourceLabel(Bilingual("River Agency", "وكالة النهر"), "activist"),
            "Eastern Monitor": SourceLabel(Bilingual("Eastern Monitor", "المرصد الشرقي"), "monitor"),
            "Coalition press office": SourceLabel(
                Bilingual("Coalition press office", "مكتب التحالف الإعلامي"), "party"
            ),
        },
        actors={
            "isis": Bilingual("ISIS", "تنظيم داعش"),
            "coalition": Bilingual("international coalition", "التحالف الدولي"),
        },
        places=PLACES,
        changes=(Bilingual("First edition.", "النسخة الأولى."),),
    )


def make_question():
    return Question(
        words="What happened to ISIS after the coalition raids?",
        language="en",
        actor_id="isis",
        actor_name_en="ISIS",
        actor_name_ar="تنظيم داعش",
        intervention=Intervention(
            "coalition_syria", "the coalition air strikes in Syria", "غارات التحالف في سوريا", START,
            "US Central Command, statement of 23 September 2014", "coalition", "Syria",
        ),
        place=None,
        first=FIRST,
        last=LAST,
        by="month",
        notes_en=('"ISIS" is taken as the Islamic State group.', '"the coalition raids" is taken as the strikes in Syria.'),
        notes_ar=('فُهمت "ISIS" على أنها تنظيم داعش.', 'فُهمت "the coalition raids" على أنها الغارات في سوريا.'),
    )  # fmt: skip


def make_coverage():
    months = []
    for index, reports in enumerate((2, 9, 12, 11, 10, 14, 12, 10, 9, 7, 0, 8, 9, 6, 0, 7)):
        month = 2 + index
        first = date(2014 + month // 12, month % 12 + 1, 1)
        following = date(2014 + (month + 1) // 12, (month + 1) % 12 + 1, 1)
        months.append(PeriodCount(first, following - timedelta(days=1), reports))
    return Coverage(
        reports=134,
        independent=121,
        undated=6,
        months=tuple(months),
        silences=((date(2014, 12, 28), date(2015, 2, 3)), (date(2015, 4, 29), date(2015, 6, 1))),
        languages=(("en", 83), ("ar", 51)),
        mix=(
            SourceShare("Furat Post", 40, 21),
            SourceShare("وكالة النهر", 22, 19),
            SourceShare("Eastern Monitor", 18, 8),
        ),
        outside=3,
    )


def make_seed_content():
    """Return the content of one undated page: claims, a total, habits, causes, and no comparison."""
    whole = make_content()
    reports, claims, incidents, causes = others()
    report = replace(reports[0], published=None)
    return replace(
        whole,
        findings=(),
        incidents=tuple(replace(incident, date=None) for incident in incidents),
        claims={claim.id: replace(claim, date=None) for claim in claims},
        causes=tuple(causes),
        reports={report.id: report},
        coverage=Coverage(1, 1, 1, (), (), (("en", 1),), ()),
        excluded=(),
        changes=(),
        why_not=Bilingual(
            "the one report read has no date, and a before needs dated reports",
            "التقرير الوحيد المقروء بلا تاريخ، والمقارنة تحتاج تقارير مؤرخة",
        ),
    )


def with_text(content, report_id, text):
    """Return the content with another text for one report; spans are left as they stand."""
    reports = dict(content.reports)
    reports[report_id] = replace(reports[report_id], text=text)
    return replace(content, reports=reports)


def stated_words(report, words) -> Stated:
    return words_of(report, words)
