from datetime import date

import pytest

from dalil.errors import UnknownActor
from dalil.knowledge.actor_list import AliasGroup
from dalil.knowledge.load import load_knowledge

ACTORS = load_knowledge().actors
GROUPS = [group for actor in ACTORS for group in actor.groups]

MANUAL_IDS = (
    "isis coalition syrian_government russia sdf ypg fsa hts turkey israel iran_militias iraq_forces pmf "
    "jaysh_khalid houthis rsf saf saudi_coalition unknown other"
).split()


def named(text: str, language: str, group: AliasGroup) -> list[str]:
    day = group.first or group.last
    return [m.span.of(text) for m in ACTORS.find(text, language, on=day) if m.actor_id == group.actor_id]


def test_the_list_holds_the_actors_of_the_coding_manual() -> None:
    assert [actor.id for actor in ACTORS] == MANUAL_IDS


@pytest.mark.parametrize("group", GROUPS, ids=lambda g: f"{g.actor_id}-{g.language}-{g.words[0]}")
def test_example_names_the_actor_and_counter_example_does_not(group: AliasGroup) -> None:
    assert named(group.example, group.language, group)
    if group.counter is not None:
        assert named(group.counter, group.language, group) == []


@pytest.mark.parametrize("phrases", ACTORS.entries.never, ids=lambda p: p.words[0])
def test_phrases_that_only_look_like_an_actor_name_nobody(phrases) -> None:
    assert ACTORS.find(phrases.example, "en") == []


@pytest.mark.parametrize(
    ("language", "words", "actor_id"),
    [
        ("en", "ISIS colonists", "isis"),
        ("en", "warplanes of the International Coalition", "coalition"),
        ("en", "the US-led “international coalition”", "coalition"),
        ("en", "regime warplanes", "syrian_government"),
        ("en", "Assad’s army", "syrian_government"),
        ("en", "two Russian Su-34 fighter jets", "russia"),
        ("en", "jets believed to be Russian", "russia"),
        ("en", "Turkish troops and their Syrian proxies", "turkey"),
        ("en", "gunmen of a pro-Turkish faction", "fsa"),
        ("en", "Iranian-backed militias", "iran_militias"),
        ("en", "Syrian Islamic State fighters", "isis"),
        ("en", "Kurdish-led Syrian Democratic Forces", "sdf"),
        ("en", "unidentified gunmen on a motorcycle", "unknown"),
        ("en", "gunmen on a motorcycle", "unknown"),
        ("en", "helicopters", "unknown"),
        ("en", "a White Helmets team", "other"),
        ("en", "the group's security office", None),
        ("en", "the army", None),
        ("en", "the warplanes", None),
        ("en", "fighters", None),
        ("en", "Russian tourists", None),
        ("en", "Turkish officials", None),
        ("en", "fighters backed by Turkey", None),
        ("en", "the anti-ISIS fighters", None),
        ("en", "people of ISIS-held villages", None),
        ("en", "Ethiopian monks", None),
        ("en", "a coalition of parties", None),
        ("en", "what is happening", None),
        ("ar", "عناصر تنظيم الدولة", "isis"),
        ("ar", 'تنظيم "داعش"', "isis"),
        ("ar", "والدواعش", "isis"),
        ("ar", "طيران التحالف", "coalition"),
        ("ar", "طائرات يُعتقد أنها تابعة للتحالف", "coalition"),
        ("ar", 'قوات التحالف الدولي و"قسد"', "coalition"),
        ("ar", "طيران النظام الحربي", "syrian_government"),
        ("ar", "قوّات الأسد", "syrian_government"),
        ("ar", "الطيران الحربي الروسي", "russia"),
        ("ar", "طائرات حربية روسية", "russia"),
        ("ar", "دورية لقسد", "sdf"),
        ("ar", "المدفعية التركية", "turkey"),
        ("ar", "فصائل موالية لتركيا", "fsa"),
        ("ar", "الميليشيات المدعومة من إيران", "iran_militias"),
        ("ar", "مسلحون مجهولون", "unknown"),
        ("ar", "طائرات حربية", "unknown"),
        ("ar", "وجهاء العشائر", "other"),
        ("ar", "الجيش", None),
        ("ar", "مقاتلون مدعومون من الخارج", None),
        ("ar", "عناصر المجموعة", None),
        ("ar", "النظام الصحي", None),
        ("ar", "سائح روسي", None),
        ("ar", "مناهضون، المناهضة للنظام", None),
    ],
)  # fmt: skip
def test_a_noun_phrase_names_an_actor_or_nobody(language: str, words: str, actor_id: str | None) -> None:
    match = ACTORS.identify(words, language)
    assert (match and match.actor_id) == actor_id


@pytest.mark.parametrize(
    ("language", "words", "context", "actor_id"),
    [
        ("en", "the army", "Khartoum woke to gunfire; the army shelled Omdurman.", "saf"),
        ("en", "the army", "The army shelled Daraa, in southern Syria.", "syrian_government"),
        ("en", "coalition aircraft", "Coalition aircraft bombed Sanaa, in Yemen.", "saudi_coalition"),
        ("en", "coalition aircraft", "Raqqa was bombed by coalition aircraft.", "coalition"),
        ("ar", "الجيش", "قصف الجيش حي بري في الخرطوم", "saf"),
        ("ar", "طيران التحالف", "قصف طيران التحالف صنعاء في اليمن", "saudi_coalition"),
        ("ar", "عناصر التنظيم", "انسحب داعش من القرية، وأحرق عناصر التنظيم المخفر", "isis"),
        ("ar", "عناصر التنظيم", "اجتمع عناصر التنظيم في المدينة", None),
    ],
)  # fmt: skip
def test_the_report_tells_which_army_is_meant(
    language: str, words: str, context: str, actor_id: str | None
) -> None:
    match = ACTORS.identify(words, language, context=context)
    assert (match and match.actor_id) == actor_id


@pytest.mark.parametrize(
    ("language", "report", "actor_id"),
    [
        ("en", "Kyiv - Russian drones hit Kharkiv. [The army] said Ukrainian forces shot down nine.", None),
        ("en", "Mines laid near Kherson by [Ukrainian marines] wounded two.", "other"),
        ("en", "Missiles fired by [Russian forces] struck a bakery in Kramatorsk, Ukraine.", "russia"),
        ("en", "In Kharkiv, Ukraine, [the occupiers] shelled two villages.", None),
        ("en", "Nigerian troops raided a camp in Zamfara. [Soldiers] burned twelve huts.", "other"),
        ("en", "Residents of Maiduguri said [Boko Haram] took six girls.", "other"),
        ("en", "In Borno, [ISWAP fighters] ambushed a convoy of the Nigerian army.", "isis"),
        ("en", "[Bandits] kidnapped 40 pupils in Kaduna, Nigeria.", "other"),
        ("en", "[Gunmen] kidnapped 40 pupils in Kaduna, Nigeria.", "unknown"),
        ("en", "M23 took Rutshuru in eastern Congo on Monday. [The group] later shot nine men.", "other"),
        ("en", "Congolese soldiers fled Goma. [Rwandan troops] crossed the border.", "other"),
        ("en", "Ethiopian jets bombed Mekelle. [The TPLF] said its men shot one down.", "other"),
        ("en", "In Amhara, [government soldiers] arrested nine farmers, Fano said.", "other"),
        ("en", "Myanmar: [junta aircraft] bombed a monastery in Sagaing.", "other"),
        ("en", "Kachin rebels took a post in Myanmar; [about 30 soldiers] gave themselves up.", "other"),
        ("en", "Mexico: [gunmen of the Sinaloa Cartel] burned four trucks in Culiacan.", "other"),
        ("en", "Mexican marines landed in Sinaloa. [The marines] shot two men.", None),
        ("en", "US drones killed three men in Somalia. [The Americans] said nothing.", None),
        ("en", "[A US air strike] killed three al-Shabaab members near Kismayo, Somalia.", "other"),
        ("en", "[American jets] bombed Hodeidah in Yemen on Friday.", "other"),
        ("en", "[American jets] bombed a depot near Deir ez-Zor.", "coalition"),
        ("en", "A rocket killed two in Marib. [The militia] denied it. Houthis hold the hills.", "houthis"),
        ("en", "The Houthis hold the hills. In Marib [the militia] looted a shop in Yemen.", "houthis"),
        ("en", "RSF convoys reached Darfur, and [the paramilitary force] sealed the market.", "rsf"),
        ("en", "RSF convoys reached Nyala in Darfur; [an army drone] hit a fuel truck.", "saf"),
        ("en", "Omdurman, Sudan: [Rapid Support Forces drones] struck a power station.", "rsf"),
        ("en", "Warplanes struck Idlib in Syria. [Jets thought to be Russian] returned at noon.", "russia"),
        ("en", "Saraqib, Syria, was hit by [a jet] believed to belong to the regime.", "syrian_government"),
        ("en", "Saraqib, Syria, was hit by [a drone], residents said, and Turkey denied it.", "unknown"),
        ("en", "In Jenin [soldiers] arrested five men, Palestinian media said.", "israel"),
        ("en", "[Settlers] burned olive trees near Nablus under the eyes of the army.", "other"),
        ("en", "In Diyala, Iraq, [the 5th Division] searched orchards.", "iraq_forces"),
        ("en", "In Kharkiv, Ukraine, [the 92nd Brigade] retook a village.", None),
        ("en", "Baghdad: [Iraqi F-16s] bombed a cave.", "iraq_forces"),
        ("en", "ISIS and HTS fought near Idlib. [The group] lost nine men.", None),
        ("en", "[The commander of an ISIS cell] gave himself up in Hasakah.", "isis"),
        ("en", "[Civilians from SDF areas] reached Manbij in Syria.", None),
        ("en", "[A court in Kabul] ordered nine men flogged, the Taliban said.", "other"),
        ("en", "[The interior ministry] banned marches in Nairobi, Kenya.", "other"),
        ("en", "[A man] stabbed a guard in Herat, Afghanistan.", None),
        ("en", "[The regime] shut the airport of Caracas, Venezuela.", "other"),
        ("en", "[Haitian police] shot a gang chief in Port-au-Prince.", "other"),
        ("en", "[Thai artillery] hit a village in Cambodia.", "other"),
        ("en", "[Fighters opposed to the Taliban] took a valley in Panjshir.", None),
        ("en", "[Villages besieged by ISIS] got bread.", None),
        ("en", "[The Turkish-backed Syrian National Army] arrested a teacher in Afrin.", "fsa"),
        ("en", "[An airstrike by the Ethiopian air force] hit a kindergarten in Mekelle.", "other"),
        ("ar", "قصفت [القوات الإسرائيلية] حي الشجاعية في غزة.", "israel"),
        ("ar", "اعتقلت [قوة إسرائيلية خاصة] شاباً في جنين.", "israel"),
        ("ar", "أحرق [مستوطنون] أشجار زيتون قرب نابلس.", "other"),
        ("ar", "قصفت [طائرات حربية إثيوبية] سوقاً في تيغراي.", "other"),
        ("ar", "سيطرت حركة إم 23 على غوما، وأعدمت [الحركة] تسعة رجال في الكونغو.", "other"),
        ("ar", "قصف [الجيش] قرى في ولاية راخين بميانمار.", "other"),
        ("ar", "نهبت قوات الدعم السريع سوق نيالا، واختطفت [المليشيا] تاجراً في دارفور.", "rsf"),
        ("ar", "قصف [طيران الجيش السوداني] حياً في نيالا.", "saf"),
        ("ar", "في كردفان استهدفت [مسيرة تابعة للدعم السريع] محطة كهرباء.", "rsf"),
        ("ar", "في الأبيض بالسودان استهدفت [مسيرة] تابعة للدعم السريع محطة كهرباء.", "rsf"),
        ("ar", "اختطفت [مليشيا الحوثي] معلماً في إب باليمن.", "houthis"),
        ("ar", "الحوثيون في صعدة. جندت [الميليشيات] أطفالاً في اليمن.", "houthis"),
        ("ar", "قصفت مدفعية [الجيش الأوكراني] بلدة في دونيتسك.", "other"),
        ("ar", "شنت [القوات الروسية] غارات على خاركيف في أوكرانيا.", "russia"),
        ("ar", "ألقت [مفارز الاستخبارات] القبض على ثلاثة في كركوك.", "iraq_forces"),
        ("ar", "اعتقلت [قوة من الفرقة] ١٤ مطلوبين في كركوك.", "iraq_forces"),
        ("ar", "نفذ [اللواء الثالث] عملية تفتيش في ديالى بالعراق.", "iraq_forces"),
        ("ar", "اعتقلت [الشرطة] ستة طلاب في نيروبي بكينيا.", "other"),
        ("ar", "قتل [قناص] امرأة في تعز.", "unknown"),
        ("ar", "خطفت [مجموعات مسلحة] عشرة عمال في طرابلس الغرب بليبيا.", "unknown"),
        ("ar", "سلّم [خمسون مقاتلاً من حركة الشباب] أنفسهم في الصومال.", "other"),
        ("ar", "أعلن [شيوخ قبيلتين] هدنة في مأرب.", "other"),
        ("ar", "قصف [الطيران الأميركي] الحديدة في اليمن.", "other"),
        ("ar", "فر [قيادي في تنظيم داعش] من السجن.", "isis"),
        ("ar", "في دير الزور سرق [مسؤول ديوان الزكاة] أموال داعش.", "isis"),
        ("ar", "أصدرت [محكمة عسكرية] في كينشاسا بالكونغو أحكاماً.", "other"),
        ("ar", "قصفت [طائرات يعتقد أنها روسية] مدينة إدلب في سوريا.", "russia"),
        ("ar", "قصفت [طائرات] يعتقد أنها روسية مدينة إدلب في سوريا.", "russia"),
        ("ar", "أقرت [الحكومة] قانوناً في باريس.", "other"),
        ("ar", "هاجم [عناصر كتائب الصحراء] قرية في مالي قرب تمبكتو.", "other"),
        ("ar", "قاتلت [فصائل مناهضة للحوثيين] في تعز.", None),
        ("en", "Hezbollah fired rockets. [Hezbollah-held villages] were hit in Lebanon.", None),
        ("en", "Lebanon: [The army] deployed in Tyre after Israel withdrew.", "other"),
        ("en", "South Lebanon: [Israeli drones] struck a car near Tyre.", "israel"),
        ("en", "In Tripoli, Libya, [gunmen] abducted a judge.", "unknown"),
        ("en", "Haftar's forces left Tarhuna, Libya. [The Libyan National Army] denied it.", "other"),
        ("en", "Sirte, Libya: [Turkish drones] returned.", "turkey"),
        ("en", "[Emirati drones] struck a convoy near Tripoli, in Libya.", "other"),
        ("en", "[Saudi border guards] shot at migrants in Saada, Yemen.", "saudi_coalition"),
        ("en", "In Aden, Yemen, [southern separatists] took the palace.", None),
        ("en", "In Aden, Yemen, [the Southern Transitional Council] took the palace.", "other"),
        ("en", "Ramadi, Iraq: [Shia militiamen] burned houses.", "pmf"),
        ("en", "[Kurdish fighters] took a hill near Kirkuk, Iraq.", None),
        ("en", "[Peshmerga fighters] took a hill near Kirkuk, Iraq.", "other"),
        ("en", "[Police] beat marchers in Kampala, Uganda.", "other"),
        ("en", "[Rebels] shelled Goma in the east of Congo.", None),
        ("en", "[M23 rebels] shelled Goma in the east of Congo.", "other"),
        ("en", "[The rebels] shelled Goma after M23 warned the town in Congo.", None),
        ("en", "M23 warned Goma in Congo. [The rebels] shelled the airport.", "other"),
        ("en", "In Marib, Yemen, [rebels] shelled a school.", "houthis"),
        ("en", "Taliban gunmen left Kunduz, Afghanistan. [The militants] burned the court.", "other"),
        ("en", "In Kandahar [the government] banned music, the Taliban said in Afghanistan.", "other"),
        ("en", "Khartoum: [the government] closed two papers in Sudan.", None),
        ("en", "Damascus: [the government] closed two papers, Syria.", "syrian_government"),
        ("en", "[The organisation] delivered flour. UNICEF paid for it.", None),
        ("en", "UNICEF works in Taiz, Yemen. [The agency] delivered flour.", "other"),
        ("en", "[Elders of the Shaitat tribe] met in Abu Hamam, Syria.", "other"),
        ("en", "[Members of the Shaitat tribe] met in Abu Hamam, Syria.", "other"),
        ("en", "[A brigade] left Idlib in Syria.", None),
        ("en", "[Colombian soldiers] shot two farmers in Cauca.", "other"),
        ("en", "In Cauca, Colombia, [FARC dissidents] planted mines.", "other"),
        ("en", "[National Liberation Army rebels] kidnapped a mayor in Arauca, Colombia.", "other"),
        ("en", "[Protesters] torched a bank in Beirut, Lebanon.", "other"),
        ("en", "[Wagner mercenaries] killed 20 herders in Mali.", "russia"),
        ("en", "[Malian troops and Wagner] entered Moura.", "other"),
        ("en", "An air strike in Gaza killed nine; [the military] said it hit a command post.", "israel"),
        ("en", "Turkish jets bombed Qandil. [The jets] flew from Diyarbakir.", "turkey"),
        ("en", "In Syria [regime forces and Russian jets] bombed Douma.", "syrian_government"),
        ("en", "[Egyptian army helicopters] hit a farm in Sinai.", "other"),
        ("en", "[Pakistani jets] bombed Khost in Afghanistan.", "other"),
        ("en", "[The Afghan army] lost a base in Ghazni.", "other"),
        ("en", "[NATO aircraft] bombed a wedding in Kunduz, Afghanistan.", "other"),
        ("ar", "قصفت [طائرات تركية] جبال قنديل.", "turkey"),
        ("ar", "هاجم مقاتلون من الأزواد الجيش المالي في كيدال. [الجيش] قصف قرية في شمال مالي.", "other"),
        ("ar", "[المتظاهرون] قطعوا الطريق في بيروت بلبنان.", "other"),
        ("ar", "[حزب الله] أطلق صواريخ من جنوب لبنان.", "iran_militias"),
        ("ar", "[الجيش اللبناني] دخل صيدا.", "other"),
        ("ar", "قال سكان في سرت بليبيا إن [قوات حفتر] قصفت الميناء.", "other"),
        ("ar", "[قوات الجيش الوطني الليبي] قصفت سرت.", "other"),
        ("ar", "في كابول بأفغانستان جلدت [طالبان] امرأة.", "other"),
        ("ar", "سيطر مقاتلو طالبان على قندوز بأفغانستان، وأحرقت [الحركة] المحكمة.", "other"),
        ("ar", "[مسلحون من حركة الشباب] اغتالوا نائباً في مقديشو.", "other"),
        ("ar", "[المسلحون] اغتالوا نائباً في مقديشو بعد هجوم لحركة الشباب.", None),
        ("ar", "[قوات الأمن] أطلقت النار على متظاهرين في كراتشي بباكستان.", "other"),
        ("ar", "[قوات سوريا الديمقراطية] دخلت الباغوز.", "sdf"),
        ("ar", "في حلب بسوريا قصف [لواء الأنصار] حياً.", None),
        ("ar", "داعش في الباغوز بسوريا، و[عناصره] استسلموا.", None),
        ("ar", "استسلم [عناصر محليون] في الباغوز بعد أن حوصر داعش.", "isis"),
        ("ar", "[النظام المصري] أعدم تسعة.", None),
        ("ar", "في الخرطوم [الحكومة] أغلقت صحيفتين بالسودان.", None),
        ("ar", "[المرتزقة] قصفوا الحديدة باليمن.", "other"),
        ("ar", "في صنعاء باليمن [طيران العدوان] قصف مصنعاً.", "saudi_coalition"),
        ("ar", "[جيش الإسلام] قصف دوما.", "fsa"),
        ("ar", "[الفرقة الرابعة] نهبت منازل في درعا بسوريا.", "syrian_government"),
        ("ar", "[فرقة الموت] نهبت منازل في الفاشر بالسودان.", "other"),
        ("ar", "[أهالي القرية] طردوا المسلحين.", "other"),
        ("ar", "[رجل] طعن شرطياً في عدن.", None),
        ("ar", "[طائرة مسيرة مجهولة] قصفت شاحنة قرب البوكمال.", "unknown"),
        ("ar", "[جنود إثيوبيون] أحرقوا قرية في تيغراي.", "other"),
        ("ar", "[الجنود] أحرقوا قرية في تيغراي بإثيوبيا.", "other"),
        ("ar", "[هيئة تحرير الشام] أفرجت عن ناشط.", "hts"),
        ("ar", "[برنامج الأغذية العالمي] أوصل طحيناً إلى دارفور.", "other"),
        ("ar", "[قافلة للأمم المتحدة] أوصلت طحيناً إلى دارفور.", "other"),
    ],
)  # fmt: skip
def test_a_phrase_in_its_report_means_an_actor_or_nobody(
    language: str, report: str, actor_id: str | None
) -> None:
    before, _, rest = report.partition("[")
    words, _, after = rest.partition("]")
    match = ACTORS.identify(
        words, language, context=before + words + after, on=date(2020, 1, 1), at=len(before)
    )
    assert (match and match.actor_id) == actor_id


def test_words_that_stand_for_a_name_lead_to_it() -> None:
    text = "M23 took the town in eastern Congo. The group shot nine men."
    match = ACTORS.identify("The group", "en", context=text, at=text.index("The group"))
    assert match is not None
    assert [span.of(text) for span in match.spans] == ["M23"]


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("Shells fell on Kharkiv.", "ukraine"),
        ("Fighting in South Sudan spread from Juba.", "south_sudan"),
        ("A bomb went off in Manila, in the Philippines.", "elsewhere"),
        ("قصف على البيت الأبيض والبحر الأبيض.", None),
        ("Damascus and Baghdad.", None),
    ],
)
def test_the_words_of_a_report_tell_its_war(text: str, setting: str | None) -> None:
    assert ACTORS.setting(text) == setting


@pytest.mark.parametrize(
    ("day", "actor_id"), [(date(2014, 10, 1), "ypg"), (date(2017, 6, 10), "sdf"), (None, None)]
)
def test_words_that_changed_owner_need_the_day(day: date | None, actor_id: str | None) -> None:
    match = ACTORS.identify("Kurdish forces", "en", context="Kurdish forces in Raqqa, Syria", on=day)
    assert (match and match.actor_id) == actor_id


def test_mentions_carry_their_words_in_the_order_of_the_text() -> None:
    text = "ISIS’s men fled; قصف طيران «التحالف الدولي» وقسد البلدة, Russian warplanes too."
    found = [(m.span.of(text), m.actor_id, m.kind) for m in ACTORS.find(text, "en")]
    assert found == [
        ("ISIS", "isis", "name"),
        ("طيران «التحالف الدولي", "coalition", "aircraft"),
        ("قسد", "sdf", "name"),
        ("Russian warplanes", "russia", "aircraft"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Residents said IS shot two men.", 1),
        ("What is left is little.", 0),
        ("THIS IS WHAT IS LEFT OF THE TOWN", 0),
        ("what happened to isis?", 1),
        ("The ISISx file", 0),
    ],
)
def test_capitals_and_whole_words_decide(text: str, found: int) -> None:
    assert len([m for m in ACTORS.find(text, "en") if m.actor_id == "isis"]) == found


def test_an_unknown_id_is_refused_and_near_names_are_offered() -> None:
    with pytest.raises(UnknownActor, match='"nobody"'):
        ACTORS.get("nobody")
    assert "isis" in {actor_id: name for name, actor_id in ACTORS.nearest("Daeshh")}
