namespace HotelConcierge.Languages.English;

/// <summary>English, with all its parts.</summary>
internal static class EnglishLanguage
{
    public static Language Language { get; } = new()
    {
        Code = "en",
        EnglishName = "English",
        Script = Script.Latin,
        Commands = EnglishCommands.Words,
        Days = EnglishDays.Words,
        Answers = EnglishAnswers.Words,
        Claims = EnglishClaims.Words,
        Search = EnglishSearch.Words,
        Safety = EnglishSafety.Words,
        Abbreviations = "approx|apt|av|ave|cf|dept|dr|etc|ext|fig|hr|hrs|inc|jr|max|min|mr|mrs|ms|mt|no|p|prof|rd|st|tel|vol|vs",
        Letters = WordList.None("English writes no letters that its neighbours lack."),
        CommonWords = WordList.Spaced(
            "the a an and or but of to in on at for with about from by is are was were be do does did have has had can could will " +
            "would should i you he she it we they me my your our their this that these those what why how when where who which not " +
            "no yes please some any more than so if because there here just only also very old year years month child kids"),
        Greetings =
        [
            "hi", "hello", "hey", "hiya", "hi there", "hello there", "good morning", "good afternoon", "good evening", "good night",
            "how are you", "thanks", "thank you", "thank you so much", "thank you very much", "thanks a lot", "many thanks", "thx",
            "cheers", "ok", "okay", "great", "cool", "nice", "lovely", "bye", "goodbye", "see you", "sorry", "morning", "no", "no thanks",
            "no thank you",
        ],
        Polite =
        [
            "please", "can you", "could you", "would you", "will you", "can i have", "can i get", "could i have", "can we have",
            "i want", "i would like", "i d like", "id like", "i need", "we need", "we want", "we would like", "we d like",
            "do you have", "have you got", "give me", "give us", "send me", "show me", "find me", "suggest", "tell me", "tell us",
            "any", "some", "a few", "me", "us", "i have a question", "quick question", "question", "fun", "new", "good", "nice", "so",
            "well", "then", "now", "and", "also", "let s", "i m looking for", "we re looking for", "looking for", "got any", "help me with",
        ],
        Closers = ["please", "thanks", "thank you", "pls", "plz", "for me"],
        Questions =
        [
            "what", "what s", "whats", "why", "how", "when", "where", "who", "whose", "which", "is", "are", "do", "does", "did", "can",
            "could", "will", "would", "should", "has", "have", "was", "were", "am",
        ],
        QuestionsAnywhere = WordList.None("A question has its question word in front."),
        Connectors =
        [
            "about", "on", "for", "with", "of", "to", "to me", "to us", "regarding", "around", "related to", "to do", "we can do",
            "i can do",
            "can we do", "can i do", "could we do", "could i do", "shall we do", "should we do", "should i do", "can we play", "that",
            "the topic", "the theme", "using",
        ],
        Leads =
        [
            "for", "with", "in", "at", "to", "inside", "only", "just", "and", "or", "using", "including", "aged", "focus on",
            "focusing on", "i have", "we have", "he is", "she is", "he s", "she s", "they are", "my son is", "my daughter is",
            "my child is", "my kid is", "my baby is", "our son is", "our daughter is", "something with", "something for",
            "that is for", "suitable for", "good for", "we are", "i am", "we re",
        ],
        AfterLeads =
        [
            "a", "an", "the", "my", "our", "your", "his", "her", "some", "group of", "class of", "children", "child", "kids", "kid",
            "son", "daughter", "boy", "girl", "grandson", "granddaughter", "grandchild", "niece", "nephew", "little one", "little ones",
            "twins", "triplets", "siblings", "students", "pupils",
            "who is", "who are", "who s", "that is", "is", "are", "just", "only", "almost", "nearly", "about", "only for", "for",
        ],
        Numbers =
        [
            ("zero", 0), ("a single", 1), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7),
            ("eight", 8), ("nine", 9), ("ten", 10), ("eleven", 11), ("twelve", 12), ("thirteen", 13), ("fourteen", 14), ("fifteen", 15),
            ("sixteen", 16), ("seventeen", 17), ("eighteen", 18), ("nineteen", 19), ("twenty", 20), ("a couple of", 2), ("a dozen", 12),
        ],
        Ordinals =
        [
            ("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("fifth", 5), ("sixth", 6), ("seventh", 7), ("eighth", 8),
            ("ninth", 9), ("tenth", 10), ("1st", 1), ("2nd", 2), ("3rd", 3), ("4th", 4), ("5th", 5), ("6th", 6), ("7th", 7), ("8th", 8),
        ],
        AgeUnits =
        [
            new("year old", 12), new("years old", 12), new("year olds", 12), new("yr old", 12), new("yrs old", 12), new("yr olds", 12),
            new("yo", 12), new("y o", 12), new("yos", 12), new("years of age", 12), new("years", 12, Weak: true),
            new("year", 12, Weak: true),
            new("yrs", 12, Weak: true), new("yr", 12, Weak: true), new("month old", 1), new("months old", 1), new("month olds", 1),
            new("mo", 1), new("mos", 1), new("months of age", 1), new("months", 1, Weak: true), new("month", 1, Weak: true),
            new("week old", 0.23), new("weeks old", 0.23),
        ],
        YearSuffixes = WordList.None("A number and its unit are words of their own."),
        AgeMarks =
        [
            "age", "aged", "ages", "who is", "who s", "who are", "he is", "she is", "he s", "she s", "son is", "daughter is",
            "child is", "kid is", "they are", "my son is", "my daughter is", "my child is", "my kid is", "my baby is", "our son is",
            "our daughter is", "our child is", "like i m", "like im", "as if i was", "as if i were",
        ],
        AgeAdverbs =
        [
            "actually", "really", "already", "almost", "nearly", "about", "around", "just", "just turned", "now", "only", "still", "like",
        ],
        Halves = ["and a half", "and half", "1 2"],
        RangeWords = ["to", "and", "or", "until", "through"],
        AgeTails =
        [
            "old", "child", "children", "kid", "kids", "son", "daughter", "boy", "girl", "boys", "girls", "baby", "babies", "toddler",
            "toddlers", "twins", "grandson", "granddaughter", "nephew", "niece", "class", "group",
        ],
        More =
        [
            "more", "some more", "more like this", "more like that", "more of this", "more of these", "more of those", "another",
            "another one", "one more", "next", "next one", "something else", "something different", "anything else", "other", "others",
            "different", "different ones", "a different one", "again", "keep going", "go on", "continue", "yes", "yes please", "yeah",
            "sure",
            "what else", "even more", "a few more", "new ones", "why", "how come",
        ],
        MoreAbout =
        [
            "tell me more about", "tell us more about", "more about", "more on", "more detail on", "more details on", "more details about",
            "more information about", "more info on", "more info about", "say more about", "how does", "how do we do", "how do you play",
            "how do we play", "what do i need for", "what do we need for", "tell me more", "i like", "we like", "let s do", "let s try",
        ],
        Shorter =
        [
            "shorter", "make it shorter", "a shorter one", "shorter version", "too long", "that s too long", "it s too long", "simpler",
            "make it simpler", "simplify", "easier", "make it easier", "keep it short", "briefly", "in short", "short version",
            "too complicated", "that s too complicated", "too difficult", "too hard", "that s too hard", "summarise", "summarize", "tl dr",
        ],
        Changes =
        [
            "without", "we don t have", "i don t have", "we dont have", "i dont have", "we have no", "i have no", "we haven t got",
            "i haven t got", "instead of", "can we use", "can i use", "what if", "not with",
        ],
        ItemLeads =
        [
            "number", "no", "nr", "option", "idea", "activity", "game", "craft", "the", "what about", "how about", "explain", "describe",
            "expand on", "expand", "details of", "details for", "details on", "pick", "choose", "take", "try", "let s do", "do",
            "let s try",
            "i like", "we like", "i choose", "i ll take", "go with", "conversation", "question", "item",
        ],
        ItemNouns =
        [
            "one", "ones", "idea", "ideas", "game", "games", "craft", "crafts", "activity", "activities", "option", "conversation",
            "conversations", "question", "suggestion", "suggestions", "example", "examples", "thing", "things",
        ],
        Fillers =
        [
            "and", "but", "or", "now", "actually", "really", "already", "almost", "nearly", "sorry", "please", "what about", "how about",
            "same", "the same", "make it", "make them", "something", "with",
            "for", "only", "just", "instead", "then", "can you", "could you", "can you make it", "could you make it", "give me", "give us",
            "send me", "show me", "i want", "i d like", "do it", "a", "an", "the", "it", "them", "this", "that", "is", "too", "also",
            "again",
            "rather", "better", "like", "we are", "we re", "i m", "i am", "any", "tell me", "to", "do", "some", "me",
            "a little", "a bit", "is there", "are there", "do you have",
        ],
    };
}
