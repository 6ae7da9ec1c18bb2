namespace HotelConcierge.Languages.English;

/// <summary>How questions and documents in English are compared.</summary>
internal static class EnglishSearch
{
    public static SearchWords Words { get; } = new()
    {
        StopWords = WordList.Spaced(
            "a an the and or but if of to in on at for with from by as into about than then so up down out over under between " +
            "during before after while i me my mine we us our you your yours he him his she her it its they them their this that " +
            "these those there here one ones is are am was were be been being do does did done doing have has had having can could " +
            "will would shall should may might must when where what which who whom whose how why not no nor yes only just also too " +
            "very much many more most some any all both each other another such own same please tell know like want need wish get " +
            "got go going let make say see think ask give take find look use hello hi hey thanks thank good dear s t d ll re ve m " +
            "im id ive dont don doesn isn aren whats available offer offers possible sure really still already ever exactly " +
            "actually order borrow rent hire lend feel play bring somebody someone anybody anyone nobody something anything nothing " +
            "everything everybody everyone somewhere anywhere around through off again away back together because if let put come " +
            "comes coming happen happens thing things until else instead serve serves served keep am pm"),
        LightWords = WordList.Spaced(
            "wife husband partner girlfriend boyfriend family families friend friends mum mom dad mother father parents grandma " +
            "grandpa lady man woman guys folks sir madam staff pls plz thx lol btw ok okay u ur r wanna gonna lovely well nice beautiful " +
            "great best better perfect amazing fun favourite favorite normal usual usually normally maybe perhaps probably simply " +
            "quite pretty bit lot lots couple few kind sort way ways place places spot stuff question questions info information " +
            "detail details idea day days week weeks weekend year time times moment stay staying trip holiday holidays vacation " +
            "visit leave left right wrong hear heard told said mean means hope love loves hate try trying start stop allow " +
            "understand wonder wondering plan planning decide happy sad worry worried afraid fine real true different special main " +
            "whole full half next last first second long short soon later often always never sometimes ago yet early wont cant " +
            "didnt doesnt isnt youre theyre theres ill weve anyway besides even enough almost nearly kindly properly"),
        Joiners = WordList.Spaced("and also plus n"),
        QuestionOpeners = WordList.Spaced("any may might must shall till until since"),
        StatementOpeners = WordList.Spaced("i we he she it they now my our his her their"),
        Numbers = WordList.Spaced(
            "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen " +
            "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred"),
        TimeUnits = "am|pm",
        Stemming = new EnglishStemming(
            "ations:ation iness:y ingly: edly: ments:ment ness: ies:y ied:y sses:ss shes:sh ches:ch xes:x zes:z ing: ers:er ed: 's: " +
            "s:",
            finalVowels: "e"),
        JoinsWords = false,
    };
}
