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
        Numbers = WordList.Spaced(
            "zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn " +
            "neunzehn zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig hundert"),
        TimeUnits = "uhr",
        Stemming = new("ungen:ung heiten:heit keiten:keit innen:in ern: em: en: er: es: e: s: n:", finalVowels: ""),
        JoinsWords = true,
    };
}
