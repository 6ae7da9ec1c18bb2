namespace HotelConcierge.Languages.German;

/// <summary>How questions and documents in German are compared.</summary>
internal static class GermanSearch
{
    public static SearchWords Words { get; } = new()
    {
        StopWords = WordList.Spaced(
            "der die das den dem des ein eine einen einem einer eines und oder aber wenn von vom zu zum zur in im ins an am auf aus " +
            "bei beim mit nach seit fur durch gegen ohne um uber unter vor zwischen bis als ich mich mir mein meine meinen meinem " +
            "meiner du dich dir dein deine er ihn ihm sein seine sie ihr ihre ihren es wir uns unser unsere unseren euch man dies " +
            "diese dieser dieses diesen jener ist sind bin war waren sein gewesen wird werden wurde hat habe haben hatte kann " +
            "konnen konnte muss mussen darf durfen soll sollen will wollen mochte mochten gibt geht gehen macht machen wann was wer " +
            "wie wo wem wen welche welcher welches warum wieso nicht kein keine keinen ja nein nur auch sehr mehr viel viele alle " +
            "alles andere noch schon mal denn doch so da hier dort etwas jede jeder jedes bitte danke hallo guten tag sagen wissen " +
            "brauche suche finde moglich verfugbar bieten angeboten anbieten eigentlich irgendwo bekomme bekommt kommt komme leihen " +
            "mieten mitbringen"),
        LightWords = WordList.Spaced(
            "frau mann partner partnerin freundin freund freunde familie mutter vater eltern oma opa herr dame leute schone schones " +
            "gut gute gutes besser beste toll tolle super prima nett normal normalerweise vielleicht wahrscheinlich ziemlich etwa " +
            "ungefahr bisschen paar art weise platz ort frage fragen info infos information idee tage woche wochen wochenende jahr " +
            "moment aufenthalt reise urlaub besuch bleiben lassen finden glaube denke hoffe versuchen aufhoren verstehen planen " +
            "froh sorge sorgen anders besonders eigen eigene eigenen selber selbst ganz ganze halb nachste letzte bald immer nie " +
            "manchmal gerade gleich wohl eher gerne gern lieber erst echt gibts hab ham wirs habt euer eure total bzw evtl zb ok " +
            "okay wirklich brauchen braucht bekommen bringen nehmen nimmt liegt steht"),
        Joiners = WordList.Spaced("und ausserdem auch"),
        QuestionOpeners = WordList.Spaced(
            "gibts habt habe darf durfen konnt kostet muss mussen wird werden bis ab seit bietet macht wann"),
        StatementOpeners = WordList.Spaced("ich wir er sie es jetzt mein meine unser unsere"),
        Numbers = WordList.Spaced(
            "zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn " +
            "neunzehn zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig hundert"),
        TimeUnits = "uhr",
        Stemming = new("ungen:ung heiten:heit keiten:keit innen:in ern: em: en: er: es: e: s: n:", finalVowels: ""),
        JoinsWords = true,
    };
}
