namespace HotelConcierge.Languages.Spanish;

/// <summary>Spanish, with all its parts.</summary>
internal static class SpanishLanguage
{
    public static Language Language { get; } = new()
    {
        Code = "es",
        EnglishName = "Spanish",
        Script = Script.Latin,
        Commands = SpanishCommands.Words,
        Days = SpanishDays.Words,
        Answers = SpanishAnswers.Words,
        Claims = SpanishClaims.Words,
        Search = SpanishSearch.Words,
        Safety = SpanishSafety.Words,
        Abbreviations = "av|dr|etc|max|min|p|pág|prof|sr|sra|tel|vol",
        Letters = "ñ|á|í|ó|ú|¿|¡|é",
        CommonWords = WordList.Spaced(
            "el la los las un una unos unas y o pero de del al a en con para por sobre sin es son está están ser hay hace hacen se " +
            "me te le lo nos les mi tu su mis tus sus yo tú él ella qué que por quién cómo cuándo dónde cuál cuáles no sí más muy " +
            "también solo sólo este esta esto ese esa niño niña niños niñas hijo hija año años mes meses bebé puedo podemos quiero " +
            "tengo tiene"),
        Greetings =
        [
            "hola", "buenas", "buenos días", "buenas tardes", "buenas noches", "qué tal", "cómo estás", "cómo está", "gracias",
            "muchas gracias", "mil gracias", "vale", "genial", "perfecto", "adiós", "hasta luego", "hasta pronto", "saludos", "bien",
        ],
        Polite =
        [
            "por favor", "porfa", "puedes", "podrías", "puede", "podría", "me puedes", "me podrías", "me puede", "me podría", "quiero",
            "quisiera", "me gustaría", "nos gustaría", "necesito", "necesitamos", "queremos", "tienes", "tiene", "dame", "danos", "dime",
            "deme", "dígame", "muéstrame", "enséñame", "mándame", "busco", "buscamos", "algún", "alguna", "algunas", "algunos", "unas",
            "unos", "dar", "darme", "tengo una pregunta", "una pregunta", "pregunta", "y", "ahora", "pues", "entonces", "sugiéreme",
            "recomiéndame", "propón", "proponme", "decirme", "hacer", "nuevas", "nuevos",
        ],
        Closers = ["por favor", "porfa", "gracias", "porfis"],
        Questions =
        [
            "qué", "por qué", "porqué", "cómo", "cuándo", "dónde", "quién", "quiénes", "cuál", "cuáles", "cuánto", "cuánta", "cuántos",
            "cuántas", "a qué", "de qué", "para qué", "puedo", "podemos", "es verdad que", "es", "son", "hay",
        ],
        QuestionsAnywhere = WordList.None("A question has its question word in front."),
        Connectors =
        [
            "sobre", "acerca de", "de", "del", "con", "para", "relacionadas con", "relacionados con", "el tema", "lo que es", "usando",
            "puedo hacer", "podemos hacer", "se pueden hacer", "hay",
        ],
        Leads =
        [
            "para", "con", "en", "de", "a un", "a una", "a mi", "a los", "a las", "al", "solo", "sólo", "solamente", "y", "o", "usando",
            "tengo", "tenemos", "tiene", "mi hijo tiene",
            "mi hija tiene", "mi niño tiene", "mi niña tiene", "mi bebé tiene", "nuestro hijo tiene", "nuestra hija tiene", "algo con",
            "algo de",
            "algo para", "por", "centrado en", "centradas en",
        ],
        AfterLeads =
        [
            "un", "una", "el", "la", "los", "las", "mi", "mis", "nuestro", "nuestra", "su", "niño", "niña", "niños", "niñas", "hijo",
            "hija",
            "hijos", "nieto", "nieta", "sobrino", "sobrina", "peque", "peques", "pequeño", "pequeña", "que tiene", "que tienen", "tiene",
            "de",
            "casi", "grupo de", "clase de", "solo", "edad", "para",
        ],
        Numbers =
        [
            ("cero", 0), ("un", 1), ("una", 1), ("uno", 1), ("dos", 2), ("tres", 3), ("cuatro", 4), ("cinco", 5), ("seis", 6), ("siete", 7),
            ("ocho", 8), ("nueve", 9), ("diez", 10), ("once", 11), ("doce", 12), ("trece", 13), ("catorce", 14), ("quince", 15),
            ("dieciséis", 16), ("diecisiete", 17), ("dieciocho", 18), ("diecinueve", 19), ("veinte", 20), ("un par de", 2),
        ],
        Ordinals =
        [
            ("primero", 1), ("primera", 1), ("primer", 1), ("segundo", 2), ("segunda", 2), ("tercero", 3), ("tercera", 3), ("tercer", 3),
            ("cuarto", 4), ("cuarta", 4), ("quinto", 5), ("quinta", 5), ("sexto", 6), ("sexta", 6), ("séptimo", 7), ("séptima", 7),
            ("octavo", 8), ("octava", 8),
        ],
        AgeUnits =
        [
            new("años de edad", 12), new("añitos", 12), new("añito", 12), new("años", 12, Weak: true), new("año", 12, Weak: true),
            new("meses de edad", 1), new("meses", 1, Weak: true), new("mes", 1, Weak: true), new("semanas de vida", 0.23),
        ],
        YearSuffixes = WordList.None("A number and its unit are words of their own."),
        AgeMarks =
        [
            "edad", "edad de", "que tiene", "hijo tiene", "hija tiene", "niño tiene", "niña tiene", "bebé tiene", "mi hijo tiene",
            "mi hija tiene", "mi niño tiene", "mi niña tiene", "mi bebé tiene",
        ],
        AgeAdverbs = ["en realidad", "ya", "casi", "unos", "ahora", "solo", "sólo", "apenas"],
        Halves = ["y medio", "y media"],
        RangeWords = ["a", "y", "o", "hasta"],
        AgeTails = ["de edad"],
        More =
        [
            "más", "otra", "otro", "otras", "otros", "otra más", "otro más", "una más", "uno más", "algo más", "algo diferente",
            "algo distinto",
            "otra cosa", "siguiente", "la siguiente", "el siguiente", "diferentes", "distintas", "distintos", "sigue", "continúa",
            "de nuevo",
            "otra vez", "sí", "sí por favor", "claro", "más así", "más como estas", "algunas más", "qué más", "por qué", "y por qué",
        ],
        MoreAbout =
        [
            "cuéntame más sobre", "dime más sobre", "cuéntame más de", "cuéntame más acerca de", "más sobre", "más acerca de",
            "más información sobre", "más detalles de", "más detalles sobre", "explícame más sobre", "háblame más de",
            "quiero saber más de",
            "quiero saber más sobre", "cómo se juega a", "qué necesito para", "me gusta", "nos gusta",
        ],
        Shorter =
        [
            "más corto", "más corta", "más cortas", "más cortos", "más breve", "más breves", "más fácil", "más fáciles", "más sencillo",
            "más sencilla", "más simple", "demasiado largo", "muy largo", "demasiado difícil", "muy difícil", "resumen", "resume",
            "resumido",
            "en corto", "demasiado complicado",
        ],
        Changes = ["sin", "no tenemos", "no tengo", "no hay", "en lugar de", "en vez de", "podemos usar", "puedo usar", "y si"],
        ItemLeads =
        [
            "número", "núm", "nr", "opción", "idea", "actividad", "juego", "manualidad", "la", "el", "qué tal", "y", "explica", "explícame",
            "detalles de", "elijo", "escojo", "me gusta", "nos gusta", "hacemos", "probamos", "conversación", "pregunta", "qué hay de",
        ],
        ItemNouns =
        [
            "idea", "ideas", "juego", "juegos", "actividad", "actividades", "manualidad", "manualidades", "opción", "opciones", "propuesta",
            "propuestas", "conversación", "conversaciones", "ejemplo", "ejemplos", "cosa", "cosas",
        ],
        Fillers =
        [
            "y", "pero", "o", "ahora", "en realidad", "ya", "casi", "perdón", "por favor", "qué tal", "lo mismo", "algo", "con", "para",
            "solo", "sólo", "solamente", "en", "de", "dame",
            "danos", "quiero", "queremos", "mejor", "también", "un", "una", "unas", "unos", "la", "el", "los", "las", "lo", "que sea",
            "que sean",
            "hazlo", "es", "puedes", "algo de", "un poco", "me puedes dar", "puedes darme",
        ],
    };
}
