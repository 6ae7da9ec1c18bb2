using System.Collections.Frozen;

namespace HotelConcierge.Knowledge.Words;

/// <summary>Words that say nothing about a subject, by language; by them a text's language is recognised too.</summary>
internal static class StopWords
{
    private const int FewestToRecognise = 1;
    private const int TokensRead = 400;

    private static readonly Dictionary<string, FrozenSet<string>> Lists = new(StringComparer.Ordinal)
    {
        ["en"] = Words(
            "a an the and or but if of to in on at for with from by as into about than then so up down out over under between during before after while " +
            "i me my mine we us our you your yours he him his she her it its they them their this that these those there here one ones " +
            "is are am was were be been being do does did done doing have has had having can could will would shall should may might must " +
            "when where what which who whom whose how why not no nor yes only just also too very much many more most some any all both each other another such own same " +
            "please tell know like want need wish get got go going let make say see think ask give take find look use hello hi hey thanks thank good dear " +
            "s t d ll re ve m im id ive dont don doesn isn aren whats available offer offers possible sure really still already ever exactly actually order borrow rent hire lend feel play bring " +
            "somebody someone anybody anyone nobody something anything nothing everything everybody everyone somewhere anywhere around through off again away back together because if let put come comes coming happen happens thing things until else instead serve serves served keep am pm"),
        ["es"] = Words(
            "el la los las lo un una unos unas y e o u ni pero si de del al a en con por para sin sobre entre hasta desde durante antes despues segun tras " +
            "yo me mi mis mio tu te ti tus usted ustedes le les se su sus nos nuestro nuestra nuestros nuestras vosotros ellos ellas ella este esta estos estas ese esa esos esas eso esto aquel " +
            "es son soy eres somos era eran ser sido fue hay he ha han haber habia tengo tiene tienen tenemos tener estoy estamos estan estar puedo puede pueden podemos poder podria debo debe hace hacer hacen hago " +
            "cuando donde que cual cuales quien quienes como cuanto cuanta no ya muy mas menos mucho mucha tambien tan solo todo toda todos todas otro otra otros algun alguna algunos algo cada mismo misma " +
            "quiero quisiera queria necesito saber decir dime diga favor gracias hola buenos buenas dias gustaria posible disponible ofrece ofrecen existe existen aqui alli ahi va ir vamos pido pedir pide pedimos llega llegan llego prestan presta alquilar organizan practicar mide " +
            "alguien nadie nada cosa cosas luego entonces vez veces pasa pasan pasar llevar llevo traer traen poner ponen pongo dan dar deja dejan dejar dejo viene vienen venir queda quedan quedar vuestro vuestra teneis podeis ningun ninguna hacemos usar uso usan aunque todavia aun tomar tomo partir delante detras habra habria"),
        ["de"] = Words(
            "der die das den dem des ein eine einen einem einer eines und oder aber wenn von vom zu zum zur in im ins an am auf aus bei beim mit nach seit fur durch gegen ohne um uber unter vor zwischen bis als " +
            "ich mich mir mein meine meinen meinem meiner du dich dir dein deine er ihn ihm sein seine sie ihr ihre ihren es wir uns unser unsere unseren euch man dies diese dieser dieses diesen jener " +
            "ist sind bin war waren sein gewesen wird werden wurde hat habe haben hatte kann konnen konnte muss mussen darf durfen soll sollen will wollen mochte mochten gibt geht gehen macht machen " +
            "wann was wer wie wo wem wen welche welcher welches warum wieso nicht kein keine keinen ja nein nur auch sehr mehr viel viele alle alles andere noch schon mal denn doch so da hier dort etwas jede jeder jedes " +
            "bitte danke hallo guten tag sagen wissen brauche suche finde moglich verfugbar bieten angeboten anbieten eigentlich irgendwo bekomme bekommt kommt komme leihen mieten mitbringen"),
        ["fr"] = Words(
            "le la les l un une des du de d et ou mais si a au aux en dans sur sous avec sans par pour entre vers chez depuis pendant avant apres jusqu jusque " +
            "je j me m moi mon ma mes tu te t toi ton ta tes il elle on se s soi son sa ses nous notre nos vous votre vos ils elles leur leurs ce cet cette ces c ca cela y " +
            "est sont suis es sommes etes etait etaient etre ete sera ai as avons avez ont avoir eu peut peux pouvons pouvez peuvent pouvoir dois doit devons faut fait faire faites va vais allez aller " +
            "quand que qu quoi qui quel quelle quels quelles comment combien pourquoi ne n pas non oui plus moins tres trop aussi tout toute tous toutes autre autres meme quelque quelques chaque encore deja " +
            "veux voudrais voudrions souhaite besoin savoir dire dites svp merci bonjour bonsoir salut plait possible disponible proposez propose offre offrez existe ici la"),
        ["pt"] = Words(
            "o a os as um uma uns umas e ou mas se de do da dos das em no na nos nas ao aos com por pelo pela para sem sobre entre ate desde durante antes depois " +
            "eu me mim meu minha meus minhas tu te teu tua voce voces ele ela eles elas lhe seu sua seus suas nosso nossa nossos nossas este esta estes estas esse essa isso isto aquele " +
            "e sao sou somos era eram ser foi ha tem tenho temos ter estou estamos esta estao estar posso pode podem podemos poder deve devo faz fazer fazem vai ir vamos " +
            "quando onde que qual quais quem como quanto quanta nao sim ja muito muita mais menos tambem tao so todo toda todos todas outro outra algum alguma alguns algo cada mesmo " +
            "quero queria gostaria preciso saber dizer diga favor obrigado obrigada ola bom boa dia possivel disponivel oferece oferecem existe existem aqui ali"),
        ["it"] = Words(
            "il lo la i gli le l un uno una e ed o od ma se di del dello della dei degli delle d a ad al allo alla ai agli alle in nel nello nella nei negli nelle con su sul sulla sui per da dal dalla dai tra fra senza fino durante prima dopo " +
            "io mi me mio mia miei mie tu ti te tuo tua lui lei si suo sua suoi sue noi ci nostro nostra nostri vi voi vostro vostra loro questo questa questi queste quello quella quelli c " +
            "e sono sei siamo siete era erano essere stato ho hai ha abbiamo avete hanno avere posso puo possiamo potete possono potere devo deve dobbiamo fa fare va andare vado " +
            "quando dove che cosa cos quale quali chi come quanto quanta quanti perche non no gia molto molta piu meno anche cosi solo tutto tutta tutti tutte altro altra qualche ogni stesso ancora " +
            "voglio vorrei vorremmo bisogno sapere dire dimmi favore grazie ciao buongiorno buonasera possibile disponibile offre offrite offrono esiste qui li"),
    };

    /// <summary>The languages whose words are told apart and stemmed; Thai besides, by its script.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "es", "de", "fr", "pt", "it", Thai];

    public const string Thai = "th";

    /// <summary>Whether the folded word says nothing in that language.</summary>
    public static bool Contains(string? language, string word) => language is not null && Lists.TryGetValue(language, out var words) && words.Contains(word);

    /// <summary>The language of a text; null when it gives no hint.</summary>
    public static string? Recognise(string text) => Recognise(Tokenizer.Read(text.Length > 8000 ? text[..8000] : text), null);

    /// <param name="expected">The language that wins when the words fit several equally well.</param>
    public static string? Recognise(IReadOnlyList<Token> tokens, string? expected)
    {
        var thai = tokens.Count(token => token.Kind == TokenKind.Thai);
        if (thai > 0 && 2 * thai >= tokens.Count(token => token.Kind == TokenKind.Word))
            return Thai;
        var words = tokens.Where(token => token.Kind == TokenKind.Word).Take(TokensRead).Select(token => token.Text).ToList();
        var best = Lists.Select(list => (Language: list.Key, Score: words.Count(list.Value.Contains)))
            .OrderByDescending(language => language.Score)
            .ThenByDescending(language => string.Equals(language.Language, expected, StringComparison.Ordinal))
            .First();
        return best.Score >= FewestToRecognise ? best.Language : null;
    }

    private static FrozenSet<string> Words(string words) =>
        words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
