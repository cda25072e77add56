"""A made-up news feed without any event of the ontology: eleven subjects of peace; seeded.

The sentences are our own. Some hold words that also tell of war ("attack", "fell", "هجوم"), as real ones
do. Weather, sport, markets and town life stand here, seven more subjects in `subjects.yml`.
"""

import random
from pathlib import Path

import yaml

Frames = tuple[str, ...]

FILL = {
    "en": {
        "town": "Northam Eastvale Brackwater Lindholm Carrow Silverford Hallam Westbridge".split(),
        "team": "Rovers|United|Athletic|City|Rangers|Wanderers|Albion|Harriers".split("|"),
        "day": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
        "number": [str(n) for n in range(2, 60)],
        "share": [f"{n / 10:.1f}" for n in range(2, 49)],
        "good": "wheat|oil|cotton|copper|barley|gold|coffee|natural gas".split("|"),
        "part": "north south east west north-east south-west centre coast".split(),
        "sky": "light rain|heavy showers|clear skies|thick fog|scattered clouds|strong winds|frost".split(
            "|"
        ),
        "player": "the young striker|the captain|the goalkeeper|the winger|a substitute|the defender".split(
            "|"
        ),
        "work": "library|swimming pool|music school|town hall|botanical garden|bus station|theatre".split(
            "|"
        ),
    },
    "ar": {
        "town": "النخيلات|عين الزهر|الواحة|تل الريحان|البساتين|مرج الورد|السنديان|الغدير".split("|"),
        "team": "النجوم|الاتحاد|الوحدة|الشباب|الأمل|الفرسان|التضامن".split("|"),
        "day": "الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد".split("|"),
        "number": [str(n) for n in range(3, 60)],
        "share": [f"{n / 10:.1f}" for n in range(2, 49)],
        "good": "القمح|النفط|القطن|النحاس|الشعير|الذهب|القهوة|الزيتون".split("|"),
        "part": "الشمال|الجنوب|الشرق|الغرب|الوسط|الساحل".split("|"),
        "sky": "أمطار خفيفة|زخات غزيرة|سماء صافية|ضباب كثيف|غيوم متفرقة|رياح نشطة|صقيع".split("|"),
        "player": "المهاجم الشاب|قائد الفريق|حارس المرمى|الجناح الجديد|اللاعب البديل|المدافع".split("|"),
        "work": "المكتبة|المسبح|معهد الموسيقى|الحديقة العامة|محطة الحافلات|المسرح".split("|"),
    },
}
FRAMES: dict[str, tuple[Frames, ...]] = {
    "en": (
        (
            "Forecasters expect {sky} over the {part} on {day}, with temperatures near {number} degrees.",
            "The weather office said that {sky} would move towards the {part} by the evening.",
            "Farmers around {town} welcomed the {sky} after a dry spring.",
            "Gusts of {number} kilometres an hour were measured at the station in {town}.",
            "The cold front is expected to withdraw to the {part} at the start of the week.",
            "Drivers are advised to allow more time on the roads near {town} because of {sky}.",
            "Temperatures fell to {number} degrees overnight in the {part}, the office added.",
            "The season has so far brought {number} days of {sky}, more than the average.",
        ),
        (
            "{team} beat {town} by two goals to one in front of a full stadium on {day}.",
            "In the second half {player} scored from a free kick and gave {team} the lead.",
            "The coach praised the attack but said that the defence must improve before {day}.",
            "{player} will miss the next {number} days with a sore knee, the club said.",
            "{team} are third in the table, {number} points behind the leaders from {town}.",
            "The match in {town} was watched by {number} thousand supporters.",
            "The home side fought back late and the goalkeeper saved a penalty.",
            "Tickets for the final on {day} will be on sale at the stadium.",
        ),
        (
            "The price of {good} rose by {share} per cent in {town} on {day}.",
            "Traders said that demand for {good} was weaker than in the same month last year.",
            "The index closed {share} per cent lower after a quiet session.",
            "The central bank left its rate at {share} per cent and said that inflation was slowing.",
            "Exports of {good} from the {part} are up by {number} per cent since the spring.",
            "Shares of the shipping company gained {share} per cent on news of a merger.",
            "Analysts expect {good} to trade between {number} and {number} by the end of the quarter.",
            "A new factory for {good} near {town} will employ {number} people, its owner said.",
        ),
        (
            "The {work} in {town} will be open on {day} evenings during the summer.",
            "Pupils from {number} schools took part in a reading contest in {town}.",
            "The council is to spend more on the {work}, the mayor said on {day}.",
            "A festival of folk music in the {part} drew visitors from {number} countries.",
            "Volunteers planted {number} trees beside the {work}.",
            "The university announced a course on the history of {good} for next year.",
            "A guided tour of the old town starts at the {work} every {day}.",
            "The bakery of {town} celebrated its first {number} years with a street party.",
        ),
    ),
    "ar": (
        (
            "تتوقع الأرصاد الجوية {sky} على مناطق {part} يوم {day} مع درجات حرارة تقارب {number} درجة.",
            "وقالت دائرة الأرصاد إن {sky} ستمتد نحو {part} مع حلول المساء.",
            "ورحب المزارعون في محيط {town} بعودة {sky} بعد ربيع جاف.",
            "وسجلت المحطة في {town} رياحاً سرعتها {number} كيلومتراً في الساعة.",
            "ومن المنتظر أن تنحسر الكتلة الباردة عن {part} مطلع الأسبوع.",
            "وينصح السائقون بالتمهل على الطرق القريبة من {town} بسبب {sky}.",
            "وتراجعت الحرارة ليلاً إلى {number} درجات في {part}.",
            "وشهد الموسم حتى الآن {number} يوماً من {sky} وهو أعلى من المعدل.",
        ),
        (
            "فاز فريق {team} على ضيفه من {town} بهدفين مقابل هدف يوم {day}.",
            "وفي الشوط الثاني سجل {player} هدفاً من ركلة حرة ومنح {team} التقدم.",
            "وأشاد المدرب بخط الهجوم لكنه قال إن الدفاع يحتاج إلى تحسن قبل مباراة {day}.",
            "ويغيب {player} عن الملاعب {number} يوماً بحسب النادي.",
            "ويحتل {team} المركز الثالث بفارق {number} نقاط عن المتصدر.",
            "وتابع المباراة في {town} نحو {number} ألف متفرج.",
            "وعاد أصحاب الأرض إلى اللقاء متأخرين وتصدى الحارس لركلة جزاء.",
            "وتطرح تذاكر المباراة النهائية يوم {day} في شبابيك الملعب.",
        ),
        (
            "ارتفع سعر {good} بنسبة {share} بالمئة في سوق {town} يوم {day}.",
            "وقال تجار إن الطلب على {good} أضعف منه في الشهر نفسه من العام الماضي.",
            "وأغلق المؤشر منخفضاً {share} بالمئة بعد جلسة هادئة.",
            "وأبقى المصرف المركزي سعر الفائدة عند {share} بالمئة وقال إن التضخم يتباطأ.",
            "وزادت صادرات {good} من {part} بنسبة {number} بالمئة منذ الربيع.",
            "وكسبت أسهم شركة الشحن {share} بالمئة بعد أنباء عن اندماج.",
            "ويتوقع محللون أن يتراوح سعر {good} بين {number} و{number} في نهاية الفصل.",
            "وسيوظف معمل جديد لتعبئة {good} قرب {town} نحو {number} عاملاً.",
        ),
        (
            "تفتح {work} في {town} أبوابها مساء كل {day} خلال الصيف.",
            "وشارك تلاميذ من {number} مدارس في مسابقة للقراءة في {town}.",
            "وقال رئيس البلدية يوم {day} إن المجلس سينفق المزيد على {work}.",
            "واستقطب مهرجان للموسيقى الشعبية في {part} زواراً من {number} دول.",
            "وزرع متطوعون {number} شجرة بجوار {work}.",
            "وأعلنت الجامعة عن مقرر في تاريخ {good} للعام المقبل.",
            "وتنطلق جولة في البلدة القديمة من {work} كل {day}.",
            "واحتفل مخبز {town} بمرور {number} عاماً على افتتاحه.",
        ),
    ),
}


FIGURES = 1 / 3
"""Share of the reports of a subject that use a word of violence as a figure of speech, where it has one."""
_MORE = yaml.safe_load((Path(__file__).parent / "subjects.yml").read_text(encoding="utf-8"))


def make_report(draw: random.Random, language: str, sentences: int) -> str:
    """Return a report of so many sentences on one subject, in paragraphs of three."""
    subjects = dict(enumerate(FRAMES[language])) | _MORE["frames"][language]
    subject = draw.choice(list(subjects))
    dealt = _dealt(draw, subjects[subject], sentences)
    figures = _MORE["figures"].get(language, {}).get(subject)
    if figures and draw.random() < FIGURES:
        dealt[-1] = draw.choice(figures)
    told = [_filled(draw, language, frame) for frame in dealt]
    paragraphs = [" ".join(told[at : at + 3]) for at in range(0, len(told), 3)]
    return "\n\n".join(paragraphs)


def _dealt(draw: random.Random, frames: Frames, sentences: int) -> list[str]:
    """Return so many frames; none comes again before all have come."""
    dealt: list[str] = []
    while len(dealt) < sentences:
        dealt.extend(draw.sample(frames, len(frames)))
    return dealt[:sentences]


def _filled(draw: random.Random, language: str, frame: str) -> str:
    words = frame
    for slot, choices in (FILL[language] | _MORE["fill"][language]).items():
        while "{" + slot + "}" in words:
            words = words.replace("{" + slot + "}", draw.choice(choices), 1)
    return words[0].upper() + words[1:]
