using HotelConcierge.Assistants;

namespace HotelConcierge.Tests.Assistants;

/// <summary>What caregivers write, and what it has to mean.</summary>
public sealed class PhraseTests
{
    private static readonly RoutingMemory AfterPlan = new("activities", PendingRoute: null, "dinosaurs");

    [Theory]

    // The two commands.
    [InlineData("Explain why the sky is blue", "explain", "why the sky is blue", "", "en")]
    [InlineData("explain why the sky is blue?", "explain", "why the sky is blue", "", "en")]
    [InlineData("  EXPLAIN rain", "explain", "rain", "", "en")]
    [InlineData("🌈 Explain: rainbows!", "explain", "rainbows", "", "en")]
    [InlineData("*Explain* magnets", "explain", "* magnets", "", "en")]
    [InlineData("Explain 🌈", "explain", "🌈", "", "en")]
    [InlineData("Explain to me how planes fly", "explain", "how planes fly", "", "en")]
    [InlineData("please explain gravity", "explain", "gravity", "", "en")]
    [InlineData("Could you explain gravity please", "explain", "gravity", "", "en")]
    [InlineData("Explain how babies are made", "explain", "how babies are made", "", "en")]
    [InlineData("Explain death to my 4 year old", "explain", "death", "age=4-5", "en")]
    [InlineData("explain thunder for a baby", "explain", "thunder", "age=0-3", "en")]
    [InlineData("Explain what happened 65 million years ago", "explain", "what happened 65 million years ago", "", "en")]
    [InlineData("Explain why the garden is green in spring", "explain", "why the garden is green in spring", "", "en")]
    [InlineData("Activities dinosaurs in the garden for a 2 year old", "activities", "dinosaurs", "age=0-3;place=outdoors", "en")]
    [InlineData("activities: dinosaurs", "activities", "dinosaurs", "", "en")]
    [InlineData("Activities about the sea", "activities", "the sea", "", "en")]
    [InlineData("Activities - trains, 3-4, indoors", "activities", "trains", "age=3-4;place=indoors", "en")]
    [InlineData("Activities dinosaurs with maths", "activities", "dinosaurs", "areas=mathematics", "en")]
    [InlineData("Activities dinosaurs with maths and literacy", "activities", "dinosaurs", "areas=mathematics,literacy", "en")]
    [InlineData("Activities with numbers", "activities", "numbers", "areas=mathematics", "en")]
    [InlineData("Activities bears all areas", "activities", "bears", "", "en")]
    [InlineData("Activities snails in the garden and worms", "activities", "snails and worms", "place=outdoors", "en")]
    [InlineData("Activities 3 games about bears", "activities", "bears", "count=3", "en")]

    // Slips of the fingers.
    [InlineData("Actvities dinosaurs", "activities", "dinosaurs", "", "en")]
    [InlineData("activites dinosaurs", "activities", "dinosaurs", "", "en")]
    [InlineData("Activitis dinosaurs", "activities", "dinosaurs", "", "en")]
    [InlineData("Actvites bears", "activities", "bears", "", "en")]
    [InlineData("explian rain", "explain", "rain", "", "en")]
    [InlineData("Explan rain", "explain", "rain", "", "en")]
    [InlineData("Explainn rain", "explain", "rain", "", "en")]
    [InlineData("Xplain rain", "explain", "rain", "", "en")]
    [InlineData("Ecplain rain", "explain", "rain", "", "en")]
    [InlineData("Gmaes about bears", "activities", "bears", "", "en")]
    [InlineData("Actividaes dinosaurios", "activities", "dinosaurios", "", "en")]
    [InlineData("Expilca la lluvia", "explain", "la lluvia", "", "es")]
    [InlineData("Erkläer den Regen", "explain", "den Regen", "", "de")]
    [InlineData("Expliqe la pluie", "explain", "la pluie", "", "fr")]

    // Words that only look like a command.
    [InlineData("explained it already", "help", "explained it already", "", "en")]
    [InlineData("James likes it", "help", "James likes it", "", "en")]
    [InlineData("Names", "help", "Names", "", "en")]

    // Natural phrases.
    [InlineData("why is the sky blue", "explain", "why is the sky blue", "", "en")]
    [InlineData("Why do lions play?", "explain", "Why do lions play", "", "en")]
    [InlineData("Hi, why do we play games?", "explain", "why do we play games", "", "en")]
    [InlineData("please tell me why leaves fall", "explain", "why leaves fall", "", "en")]
    [InlineData("why is my 2 year old crying", "parenting", "why is my 2 year old crying", "age=0-3", "en")]
    [InlineData("parenting question", "parenting", "", "", "en")]
    [InlineData("Advice on potty training", "parenting", "potty training", "", "en")]
    [InlineData("Explain teething to my child", "explain", "teething to my child", "", "en")]
    [InlineData("activities for my toddler", "activities", "", "age=0-3", "en")]
    [InlineData("how do I explain rain to a three-year-old", "explain", "rain", "age=3-4", "en")]
    [InlineData("How can I explain to my daughter where grandpa is", "explain", "my daughter where grandpa is", "", "en")]
    [InlineData("Tell me about volcanoes", "explain", "volcanoes", "", "en")]
    [InlineData("what is snow", "explain", "what is snow", "", "en")]
    [InlineData("Do fish sleep?", "explain", "Do fish sleep", "", "en")]
    [InlineData("where does the sun go at night", "explain", "where does the sun go at night", "", "en")]
    [InlineData("snow?", "explain", "snow", "", "en")]
    [InlineData("what can we do with leaves", "activities", "leaves", "", "en")]
    [InlineData("What can we do with leaves?", "activities", "leaves", "", "en")]
    [InlineData("what can we do in the garden", "activities", "in the garden", "place=outdoors", "en")]
    [InlineData("ideas for a rainy day", "activities", "a rainy day", "", "en")]
    [InlineData("give me 7 ideas about water", "activities", "water", "count=7", "en")]
    [InlineData("three crafts for easter", "activities", "easter", "count=3", "en")]
    [InlineData("We need five games about the moon for our 18 month old", "activities", "the moon", "age=0-3;count=5", "en")]
    [InlineData("Can you give me some ideas for trains, outside?", "activities", "trains", "place=outdoors", "en")]
    [InlineData("I need some really fun games for my kids about trains", "activities", "my kids about trains", "", "en")]
    [InlineData("What games can we play with leaves", "activities", "leaves", "", "en")]
    [InlineData("Are there any crafts with paper?", "activities", "paper", "", "en")]
    [InlineData("99 games about bears", "activities", "bears", "count=10", "en")]

    [InlineData("What activities can I do with my toddler on a rainy day?", "activities", "a rainy day", "age=0-3", "en")]
    [InlineData("Can you suggest something to do with cardboard boxes?", "activities", "cardboard boxes", "", "en")]
    [InlineData("we're bored", "activities", "", "", "en")]
    [InlineData("Why does the moon change shape? My daughter is 4", "explain", "Why does the moon change shape", "age=4-5", "en")]
    [InlineData("explain photosynthesis like I'm 3", "explain", "photosynthesis", "age=3-4", "en")]
    [InlineData("Explain what a baby is", "explain", "what a baby is", "", "en")]
    [InlineData("Explain 2 + 2", "explain", "2 + 2", "", "en")]
    [InlineData("how do I explain to my 3 year old that the dog died", "explain", "the dog died", "age=3-4", "en")]
    [InlineData("Activities for twins aged 18 months: water play", "activities", "water play", "age=0-3", "en")]

    // Ages.
    [InlineData("Activities bears for my 18 month old", "activities", "bears", "age=0-3", "en")]
    [InlineData("Activities bears two-year-old", "activities", "bears", "age=0-3", "en")]
    [InlineData("Activities bears for 3 and 4 year olds", "activities", "bears", "age=3-4", "en")]
    [InlineData("Activities bears for my son who is 4", "activities", "bears", "age=4-5", "en")]
    [InlineData("Activities bears age 2", "activities", "bears", "age=0-3", "en")]
    [InlineData("Activities bears, aged three", "activities", "bears", "age=3-4", "en")]
    [InlineData("Activities bears 2yo", "activities", "bears", "age=0-3", "en")]
    [InlineData("Activities bears for a 2.5 year old", "activities", "bears", "age=0-3", "en")]
    [InlineData("Activities bears for a three and a half year old", "activities", "bears", "age=3-4", "en")]
    [InlineData("Activities bears for toddlers", "activities", "bears", "age=0-3", "en")]
    [InlineData("Activities bears for a newborn", "activities", "bears", "age=0-3", "en")]
    [InlineData("Activities bears for an 8 year old", "activities", "bears for an 8 year old", "", "en")]
    [InlineData("Activities 2 little ducks", "activities", "2 little ducks", "", "en")]
    [InlineData("I have a 2 year old", "help", "", "age=0-3", "en")]
    [InlineData("My daughter is 4 years old", "help", "", "age=4-5", "en")]

    // Spanish.
    [InlineData("Explica por qué el cielo es azul", "explain", "por qué el cielo es azul", "", "es")]
    [InlineData("Explícame la luna", "explain", "la luna", "", "es")]
    [InlineData("cómo explico la lluvia", "explain", "la lluvia", "", "es")]
    [InlineData("¿Cómo le explico la muerte a un niño de tres años?", "explain", "la muerte", "age=3-4", "es")]
    [InlineData("¿Por qué el cielo es azul?", "explain", "Por qué el cielo es azul", "", "es")]
    [InlineData("por que llueve", "explain", "por que llueve", "", "es")]
    [InlineData("¿Qué es un volcán?", "explain", "Qué es un volcán", "", "es")]
    [InlineData("Actividades dinosaurios en el jardín para 2 años", "activities", "dinosaurios", "age=0-3;place=outdoors", "es")]
    [InlineData("actividades de dinosaurios de dos años", "activities", "dinosaurios", "age=0-3", "es")]
    [InlineData("juegos de piratas", "activities", "piratas", "", "es")]
    [InlineData("Hola, dame 3 juegos con hojas para mi bebé", "activities", "hojas", "age=0-3;count=3", "es")]
    [InlineData("ideas para un día de lluvia", "activities", "un día de lluvia", "", "es")]
    [InlineData("¿Qué podemos hacer con hojas?", "activities", "hojas", "", "es")]
    [InlineData("manualidades de navidad", "activities", "navidad", "", "es")]
    [InlineData("Actividades trenes con matemáticas", "activities", "trenes", "areas=mathematics", "es")]
    [InlineData("Actividades ositos para mi hija de 18 meses", "activities", "ositos", "age=0-3", "es")]
    [InlineData("actividades para niños de 3 a 4 años sobre el otoño", "activities", "el otoño", "age=3-4", "es")]
    [InlineData("que actividades puedo hacer con hojas secas", "activities", "hojas secas", "", "es")]
    [InlineData("hola", "help", "", "", "es")]
    [InlineData("Buenos días", "help", "", "", "es")]
    [InlineData("muchas gracias", "help", "", "", "es")]
    [InlineData("ayuda", "help", "", "", "es")]
    [InlineData("tengo una niña de 4 años", "help", "", "age=4-5", "es")]

    // German.
    [InlineData("Erkläre warum der Himmel blau ist", "explain", "warum der Himmel blau ist", "", "de")]
    [InlineData("erklaere den Regen", "explain", "den Regen", "", "de")]
    [InlineData("Erklär mir den Mond", "explain", "den Mond", "", "de")]
    [InlineData("warum ist der Himmel blau?", "explain", "warum ist der Himmel blau", "", "de")]
    [InlineData("Wieso schneit es", "explain", "Wieso schneit es", "", "de")]
    [InlineData("Wie erkläre ich den Tod für eine Dreijährige", "explain", "den Tod", "age=3-4", "de")]
    [InlineData("Was ist ein Vulkan", "explain", "Was ist ein Vulkan", "", "de")]
    [InlineData("Aktivitäten Dinosaurier im Garten für 2 Jahre", "activities", "Dinosaurier", "age=0-3;place=outdoors", "de")]
    [InlineData("Spiele mit Blättern", "activities", "Blättern", "", "de")]
    [InlineData("Ideen für einen Regentag", "activities", "einen Regentag", "", "de")]
    [InlineData("Basteln mit Kastanien für Zweijährige", "activities", "Kastanien", "age=0-3", "de")]
    [InlineData("Was können wir mit Blättern machen", "activities", "Blättern", "", "de")]
    [InlineData("Kannst du mir bitte drei Spiele zum Thema Meer geben", "activities", "Meer", "count=3", "de")]
    [InlineData("Aktivitäten Bären 18 Monate alt", "activities", "Bären", "age=0-3", "de")]
    [InlineData("Aktivitäten Bären für 4-jährige Kinder", "activities", "Bären", "age=4-5", "de")]
    [InlineData(
        "Aktivitäten: Feuerwehr, 4-5, draußen, 3 Spiele, Mathe",
        "activities",
        "Feuerwehr",
        "age=4-5;areas=mathematics;count=3;place=outdoors",
        "de"
    )]
    [InlineData("Was kann ich mit meinem 2-jährigen Sohn bei Regen machen?", "activities", "bei Regen", "age=0-3", "de")]
    [InlineData("Guten Tag", "help", "", "", "de")]
    [InlineData("Danke schön", "help", "", "", "de")]
    [InlineData("Hilfe", "help", "", "", "de")]

    // French.
    [InlineData("Explique pourquoi le ciel est bleu", "explain", "pourquoi le ciel est bleu", "", "fr")]
    [InlineData("explique-moi l'arc-en-ciel", "explain", "l'arc-en-ciel", "", "fr")]
    [InlineData("Pourquoi le ciel est bleu ?", "explain", "Pourquoi le ciel est bleu", "", "fr")]
    [InlineData("Comment expliquer la mort à un enfant de trois ans ?", "explain", "la mort", "age=3-4", "fr")]
    [InlineData("Qu'est-ce que la neige ?", "explain", "Qu'est-ce que la neige", "", "fr")]
    [InlineData("Activités dinosaures dans le jardin pour 2 ans", "activities", "dinosaures", "age=0-3;place=outdoors", "fr")]
    [InlineData("jeux de pirates", "activities", "pirates", "", "fr")]
    [InlineData("Idées pour un jour de pluie", "activities", "un jour de pluie", "", "fr")]
    [InlineData("Je voudrais 4 jeux sur la mer pour mon fils de 18 mois", "activities", "la mer", "age=0-3;count=4", "fr")]
    [InlineData("Que peut-on faire avec des feuilles ?", "activities", "feuilles", "", "fr")]
    [InlineData("Activités trains à la maison", "activities", "trains", "place=indoors", "fr")]
    [InlineData("explique moi pourquoi il pleut stp", "explain", "pourquoi il pleut", "", "fr")]
    [InlineData("Activités à la plage sur les coquillages", "activities", "les coquillages", "place=outdoors", "fr")]
    [InlineData("Bonjour", "help", "", "", "fr")]
    [InlineData("merci", "help", "", "", "fr")]
    [InlineData("aide-moi", "help", "", "", "fr")]

    // Thai.
    [InlineData("อธิบาย ทำไมท้องฟ้าเป็นสีฟ้า", "explain", "ทำไมท้องฟ้าเป็นสีฟ้า", "", "th")]
    [InlineData("ทำไมท้องฟ้าเป็นสีฟ้า", "explain", "ทำไมท้องฟ้าเป็นสีฟ้า", "", "th")]
    [InlineData("ช่วยอธิบายเรื่องฝน", "explain", "ฝน", "", "th")]
    [InlineData("ปลานอนไหม", "explain", "ปลานอนไหม", "", "th")]
    [InlineData("กิจกรรม ไดโนเสาร์ ในสวน อายุ 2 ขวบ", "activities", "ไดโนเสาร์", "age=0-3;place=outdoors", "th")]
    [InlineData("กิจกรรมเกี่ยวกับไดโนเสาร์สำหรับเด็ก 2 ขวบ", "activities", "ไดโนเสาร์", "age=0-3", "th")]
    [InlineData("กิจกรรมเกี่ยวกับไดโนเสาร์สำหรับเด็กสามขวบ", "activities", "ไดโนเสาร์", "age=3-4", "th")]
    [InlineData("กิจกรรม รถไฟ ๒ ขวบ", "activities", "รถไฟ", "age=0-3", "th")]
    [InlineData("ขอไอเดียเกี่ยวกับใบไม้", "activities", "ใบไม้", "", "th")]
    [InlineData("ขอกิจกรรมสำหรับเด็กอายุ 3 ขวบเรื่องฝน", "activities", "ฝน", "age=3-4", "th")]
    [InlineData("อยากได้เกมเกี่ยวกับสัตว์ 5 เกม", "activities", "สัตว์", "count=5", "th")]
    [InlineData("สวัสดีค่ะ", "help", "", "", "th")]
    [InlineData("ขอบคุณ", "help", "", "", "th")]

    // Greetings, thanks, help and what is none of these.
    [InlineData("Hi", "help", "", "", "en")]
    [InlineData("hello 👋", "help", "", "", "en")]
    [InlineData("Good morning!", "help", "", "", "en")]
    [InlineData("thanks", "help", "", "", "en")]
    [InlineData("help", "help", "", "", "en")]
    [InlineData("HELP please", "help", "", "", "en")]
    [InlineData("help me explain rain", "explain", "rain", "", "en")]
    [InlineData("what can you do?", "help", "", "", "en")]
    [InlineData("qwertz", "help", "qwertz", "", "en")]
    [InlineData("more", "help", "more", "", "en")]
    [InlineData("2", "help", "2", "", "en")]
    [InlineData("👍", "help", "", "", "en")]
    [InlineData("", "help", "", "", "en")]
    [InlineData("...", "help", "", "", "en")]

    // Several messages in a row.
    [InlineData("Hi\nActivities\ndinosaurs\nfor a 3 year old", "activities", "dinosaurs", "age=3-4", "en")]
    [InlineData("dinosaurs\nactivities", "activities", "dinosaurs", "", "en")]
    [InlineData("I have a question\nexplain rain", "explain", "rain", "", "en")]
    [InlineData("Hola\njuegos de piratas\nen casa", "activities", "piratas", "place=indoors", "es")]
    [InlineData("Hello\nwhy is the sky blue", "explain", "why is the sky blue", "", "en")]
    public void A_first_message_is_understood(string text, string route, string topic, string profile, string language)
    {
        var understood = AssistantReader.Read(Shipped.CaregiverWords, text, GuestProfile.Empty, RoutingMemory.Empty);

        Assert.Equal(
            (route, topic, profile, language),
            (understood.Route.Label, understood.Topic, Written(understood.Profile), understood.Language));
    }

    [Theory]
    [InlineData("more", FollowUpKind.More, null, "", "", "en")]
    [InlineData("More ideas please!", FollowUpKind.More, null, "", "", "en")]
    [InlineData("another one", FollowUpKind.More, null, "", "", "en")]
    [InlineData("give me more ideas", FollowUpKind.More, null, "", "", "en")]
    [InlineData("3 more games", FollowUpKind.More, null, "", "", "en")]
    [InlineData("i want 3 more", FollowUpKind.More, null, "", "", "en")]
    [InlineData("why?", FollowUpKind.More, null, "", "", "en")]
    [InlineData("my son is 2", FollowUpKind.Change, null, "", "age=0-3", "en")]
    [InlineData("my daughter is actually 2", FollowUpKind.Change, null, "", "age=0-3", "en")]
    [InlineData("sorry, he is already four", FollowUpKind.Change, null, "", "age=4-5", "en")]
    [InlineData("meine Tochter ist eigentlich schon 4", FollowUpKind.Change, null, "", "age=4-5", "de")]
    [InlineData("en fait il a 2 ans", FollowUpKind.Change, null, "", "age=0-3", "fr")]
    [InlineData("mi hija tiene ya 4 años", FollowUpKind.Change, null, "", "age=4-5", "es")]
    [InlineData("shorter and for babies", FollowUpKind.Shorter, null, "", "age=0-3", "en")]
    [InlineData("una idea más", FollowUpKind.More, null, "", "", "es")]
    [InlineData("noch eine Idee für draußen", FollowUpKind.More, null, "", "place=outdoors", "de")]
    [InlineData("yes please", FollowUpKind.More, null, "", "", "en")]
    [InlineData("2", FollowUpKind.Item, 2, "", "", "en")]
    [InlineData("#2", FollowUpKind.Item, 2, "", "", "en")]
    [InlineData("2.", FollowUpKind.Item, 2, "", "", "en")]
    [InlineData("number two", FollowUpKind.Item, 2, "", "", "en")]
    [InlineData("Number 2 please", FollowUpKind.Item, 2, "", "", "en")]
    [InlineData("tell me more about 2", FollowUpKind.Item, 2, "", "", "en")]
    [InlineData("the second one", FollowUpKind.Item, 2, "", "", "en")]
    [InlineData("Tell me more about the third game", FollowUpKind.Item, 3, "", "", "en")]
    [InlineData("explain 2", FollowUpKind.Item, 2, "", "", "en")]
    [InlineData("tell me more about the treasure hunt", FollowUpKind.Item, null, "the treasure hunt", "", "en")]
    [InlineData("only indoors", FollowUpKind.Change, null, "", "place=indoors", "en")]
    [InlineData("Indoors", FollowUpKind.Change, null, "", "place=indoors", "en")]
    [InlineData("garden", FollowUpKind.Change, null, "", "place=outdoors", "en")]
    [InlineData("for a two-year-old", FollowUpKind.Change, null, "", "age=0-3", "en")]
    [InlineData("and for babies?", FollowUpKind.Change, null, "", "age=0-3", "en")]
    [InlineData("babies", FollowUpKind.Change, null, "", "age=0-3", "en")]
    [InlineData("what about 4-5?", FollowUpKind.Change, null, "", "age=4-5", "en")]
    [InlineData("something with maths", FollowUpKind.Change, null, "", "areas=mathematics", "en")]
    [InlineData("5 games", FollowUpKind.Change, null, "", "count=5", "en")]
    [InlineData("without glue", FollowUpKind.Change, null, "without glue", "", "en")]
    [InlineData("we don't have scissors", FollowUpKind.Change, null, "we don't have scissors", "", "en")]
    [InlineData("shorter", FollowUpKind.Shorter, null, "", "", "en")]
    [InlineData("That's too long", FollowUpKind.Shorter, null, "", "", "en")]
    [InlineData("easier please", FollowUpKind.Shorter, null, "", "", "en")]
    [InlineData("más ideas", FollowUpKind.More, null, "", "", "es")]
    [InlineData("otra más", FollowUpKind.More, null, "", "", "es")]
    [InlineData("la segunda", FollowUpKind.Item, 2, "", "", "es")]
    [InlineData("cuéntame más sobre la número 3", FollowUpKind.Item, 3, "", "", "es")]
    [InlineData("solo en casa", FollowUpKind.Change, null, "", "place=indoors", "es")]
    [InlineData("y para bebés", FollowUpKind.Change, null, "", "age=0-3", "es")]
    [InlineData("algo con matemáticas", FollowUpKind.Change, null, "", "areas=mathematics", "es")]
    [InlineData("más corto", FollowUpKind.Shorter, null, "", "", "es")]
    [InlineData("mehr Ideen", FollowUpKind.More, null, "", "", "de")]
    [InlineData("noch eine bitte", FollowUpKind.More, null, "", "", "de")]
    [InlineData("Nummer 2", FollowUpKind.Item, 2, "", "", "de")]
    [InlineData("die zweite Idee", FollowUpKind.Item, 2, "", "", "de")]
    [InlineData("nur drinnen", FollowUpKind.Change, null, "", "place=indoors", "de")]
    [InlineData("für Zweijährige", FollowUpKind.Change, null, "", "age=0-3", "de")]
    [InlineData("etwas mit Zahlen", FollowUpKind.Change, null, "", "areas=mathematics", "de")]
    [InlineData("kürzer", FollowUpKind.Shorter, null, "", "", "de")]
    [InlineData("encore une idée", FollowUpKind.More, null, "", "", "fr")]
    [InlineData("d'autres idées s'il vous plaît", FollowUpKind.More, null, "", "", "fr")]
    [InlineData("la deuxième", FollowUpKind.Item, 2, "", "", "fr")]
    [InlineData("seulement à la maison", FollowUpKind.Change, null, "", "place=indoors", "fr")]
    [InlineData("et pour un bébé ?", FollowUpKind.Change, null, "", "age=0-3", "fr")]
    [InlineData("plus court", FollowUpKind.Shorter, null, "", "", "fr")]
    [InlineData("ขออีก", FollowUpKind.More, null, "", "", "th")]
    [InlineData("ข้อ 2", FollowUpKind.Item, 2, "", "", "th")]
    [InlineData("แค่ในบ้าน", FollowUpKind.Change, null, "", "place=indoors", "th")]
    [InlineData("สำหรับเด็ก 2 ขวบ", FollowUpKind.Change, null, "", "age=0-3", "th")]
    [InlineData("สั้นลงหน่อย", FollowUpKind.Shorter, null, "", "", "th")]
    public void A_follow_up_is_understood(string text, FollowUpKind kind, int? item, string words, string profile, string language)
    {
        var understood = AssistantReader.Read(Shipped.CaregiverWords, text, GuestProfile.Empty, AfterPlan);

        Assert.Equal("follow-up", understood.Route.Label);
        Assert.Equal(new FollowUp(kind, item, words), understood.FollowUp);
        Assert.Equal(("dinosaurs", profile, language), (understood.Topic, WithoutCountOfMore(understood, kind), understood.Language));
        Assert.Equal(AfterPlan, understood.Memory);
    }

    [Theory]
    [InlineData("Activities trains", "activities", "trains")]
    [InlineData("more activities about space", "activities", "space")]
    [InlineData("why is the sky blue", "explain", "why is the sky blue")]
    [InlineData("thanks", "help", "")]
    [InlineData("no thanks", "help", "")]
    [InlineData("2024", "help", "2024")]
    [InlineData("qwertz", "help", "qwertz")]
    public void A_message_of_its_own_is_no_follow_up(string text, string route, string topic)
    {
        var understood = AssistantReader.Read(Shipped.CaregiverWords, text, GuestProfile.Empty, AfterPlan);

        Assert.Equal((route, topic, null), (understood.Route.Label, understood.Topic, understood.FollowUp));
    }

    private static string Written(GuestProfile profile) =>
        string.Join(';', profile.Values.Select(pair => $"{pair.Key}={pair.Value}"));

    private static string WithoutCountOfMore(Understanding understood, FollowUpKind kind) =>
        Written(
            kind == FollowUpKind.More ? understood.Profile with { Values = understood.Profile.Values.Remove("count") } : understood.Profile
        );
}
