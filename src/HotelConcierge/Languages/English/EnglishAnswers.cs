namespace HotelConcierge.Languages.English;

/// <summary>How a question of ours is answered in English.</summary>
internal static class EnglishAnswers
{
    public static AnswerWords Words { get; } = new()
    {
        Fillers = WordList.Spaced(
            "number nr num option choice slot time the one to then me too also as well please pleas pls plz yes yep yeah " +
            "ok okay i take want would like ill ll book for that x thanks thank you ty thx cheers let s lets do go with we " +
            "will have it sounds good great perfect fine this my pick choose prefer d id just sorry oh lovely works cool " +
            "nice can could be m happy"),
        TimeFillers = WordList.Spaced(
            "at h am pm a p m o clock oclock on by in this next and with works work sounds good great perfect fine then " +
            "better how about what s is of past half noon midday that day there hmm hm um oh well so"),
        Yes =
            "yes|yep|yeah|yup|yea|ya|y|ok|okay|k|sure|sure thing|of course|go ahead|go for it|please do|do it|do that|do so|" +
            "absolutely|definitely|certainly|correct|right|that s right|that s correct|that s it|that s fine|that works|" +
            "confirm|confirmed|i confirm|i agree|agreed|sounds good|sounds great|good|great|perfect|fine|alright|all right|" +
            "exactly|indeed|by all means|yes i do|i do|i am sure|i m sure|let s do it|why not|affirmative",
        No =
            "no|nope|nah|n|no thanks|no thank you|not now|rather not|better not|don t|don t do it|do not|keep it|" +
            "keep my booking|leave it|leave it as it is|never mind|nevermind|forget it|i changed my mind|not anymore|" +
            "not really",
        Courtesy =
            "please|pls|plz|thanks|thank you|thx|ty|cheers|thank you very much|thanks a lot|then|that|it|oh|hmm|well|and|" +
            "mate|sir|dear|good|great|perfect|lovely",
        Buts = "but|only if|except|unless|however|instead|if",
        Last = "last",
        Noon = "noon|midday|twelve noon",
        HalfPast = "half past|half",
        HalfTo = WordList.None("Half an hour is counted after the hour."),
        AndHalf = WordList.None("Half an hour stands before the hour."),
        More = "more|more times|later|show more|other times|more please|show me more|anything later|something later",
        HourUnits = "o'clock|o' clock|o’clock|o’ clock|oclock|o clock",
        HourLeads = "at",
        Books = "book|reserv",
        Moves = "move|chang|reschedul|shift|postpon",
        Cancels = "cancel|delete|drop|scrap",
        Orders = "order|buy|purchas|send|place|submit",
        Units = WordList.Spaced(
            "piece pieces pc pcs box boxes bottle bottles pack packs packet packets unit units pair pairs roll " +
            "rolls bag bags can cans tube tubes set sets each case cases carton cartons jar jars of them"),
        Pronouns =
            "it|that|this|that one|this one|the one|the booking|my booking|the appointment|my appointment|the reservation|" +
            "my reservation|the session",
        Negations = WordList.Spaced("not don dont no never without if policy fee"),
    };
}
