namespace HotelConcierge.Languages.Portuguese;

/// <summary>How questions and documents in Portuguese are compared.</summary>
internal static class PortugueseSearch
{
    public static SearchWords Words { get; } = new()
    {
        StopWords = WordList.Spaced(
            "o a os as um uma uns umas e ou mas se de do da dos das em no na nos nas ao aos com por pelo pela para sem sobre entre " +
            "ate desde durante antes depois eu me mim meu minha meus minhas tu te teu tua voce voces ele ela eles elas lhe seu sua " +
            "seus suas nosso nossa nossos nossas este esta estes estas esse essa isso isto aquele e sao sou somos era eram ser foi " +
            "ha tem tenho temos ter estou estamos esta estao estar posso pode podem podemos poder deve devo faz fazer fazem vai ir " +
            "vamos quando onde que qual quais quem como quanto quanta nao sim ja muito muita mais menos tambem tao so todo toda " +
            "todos todas outro outra algum alguma alguns algo cada mesmo quero queria gostaria preciso saber dizer diga favor " +
            "obrigado obrigada ola bom boa dia possivel disponivel oferece oferecem existe existem aqui ali"),
        LightWords = WordList.Spaced(
            "mulher esposa esposo marido parceiro namorada namorado familia amigo amiga amigos mae pai pais avo senhor senhora " +
            "pessoal galera gente bonito bonita melhor otimo otima legal favorito normal normalmente talvez provavelmente bastante " +
            "pouco jeito forma maneira lugar lugares pergunta perguntas informacao detalhe ideia dias semana semanas ano momento " +
            "estadia viagem ferias visita acho penso espero gosto adoro tentar parar entender planejar feliz preocupado preocupada " +
            "diferente especial proprio principal inteiro meio proximo ultimo logo sempre nunca vezes vcs vc pra pro tb tbm pq q " +
            "blz dar dao fica ficar deixar levar trazer pegar precisa acontece verdade ouvi"),
        Joiners = WordList.Spaced("e tambem alem"),
        QuestionOpeners = WordList.Spaced("da pode podem tem onde quanto quanta ate a desde fazem aceitam e"),
        StatementOpeners = WordList.Spaced("ele ela eu nos agora meu minha nosso nossa"),
        Numbers = WordList.Spaced(
            "dois duas tres quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito " +
            "dezenove vinte trinta quarenta cinquenta sessenta setenta oitenta noventa cem"),
        TimeUnits = WordList.None("Documents write the hour with h, which is read in every language."),
        Stemming = new(
            "amentos:ament imentos:iment amento:ament imento:iment acoes:acao coes:cao oes:ao aes:ao idades:idade mente: ando: " +
            "endo: indo: ados: adas: idos: idas: ado: ada: ido: ida: res:r es: ar: er: ir: ns:m s:",
            finalVowels: "aeo",
            shortStemsAfter: "es|ar|er|ir|ns|s"),
        JoinsWords = false,
    };
}
