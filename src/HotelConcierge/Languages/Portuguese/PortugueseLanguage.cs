namespace HotelConcierge.Languages.Portuguese;

/// <summary>Portuguese, with all its parts.</summary>
internal static class PortugueseLanguage
{
    public static Language Language { get; } = new()
    {
        Code = "pt",
        EnglishName = "Portuguese",
        Script = Script.Latin,
        Commands = PortugueseCommands.Words,
        Days = PortugueseDays.Words,
        Answers = PortugueseAnswers.Words,
        Claims = PortugueseClaims.Words,
        Search = PortugueseSearch.Words,
        Safety = PortugueseSafety.Words,
        Abbreviations = "av|dr|etc|pág|p|prof|sr|sra|tel|vol",
        Letters = "ã|õ|ç|ê|â|ô|à",
        CommonWords = WordList.Spaced(
            "o a os as um uma uns umas e ou mas de do da dos das ao aos à às em no na nos nas com para por pelo pela sobre sem que " +
            "se é são está estão estou ser há tem têm tenho temos meu minha meus minhas seu sua seus suas eu tu você vocês ele ela " +
            "nós eles elas isto isso este esta esse essa aquele aquela aqui lá quando onde como porque quem qual quais quanto " +
            "quantos quanta não sim mais muito muita também já só ainda quero queria posso pode podemos gostaria obrigado obrigada " +
            "amanhã hoje ontem reservei fiz abre abrem aberto aberta fecham manhã tarde noite horas ano anos mês meses criança " +
            "crianças filho filha bebê bebé"),
        Greetings =
        [
            "olá", "oi", "bom dia", "boa tarde", "boa noite", "tudo bem", "como está", "como vai", "obrigado", "obrigada",
            "muito obrigado", "muito obrigada",
            "valeu", "ok", "está bem", "perfeito", "ótimo", "adeus", "tchau", "até logo", "até já", "desculpe", "bem",
        ],
        Polite =
        [
            "por favor", "se faz favor", "pode", "podes", "poderia", "pode me", "podia", "quero", "queria", "queremos", "gostaria",
            "gostaria de", "gostava de", "preciso",
            "preciso de", "precisamos", "tem", "têm", "dê me", "me dê", "diga me", "me diga", "mostre me", "me mostre", "procuro",
            "procuramos", "algum", "alguma", "alguns", "algumas",
            "uns", "umas", "tenho uma pergunta", "uma pergunta", "pergunta", "e", "então", "agora", "novas", "novos",
        ],
        Closers = ["por favor", "se faz favor", "obrigado", "obrigada"],
        Questions =
        [
            "o que", "que", "porque", "por que", "porquê", "como", "quando", "onde", "quem", "qual", "quais", "quanto", "quantos",
            "quanta", "quantas", "a que", "até que", "de que",
            "posso", "podemos", "é", "são", "está", "estão", "há", "existe", "existem", "tem", "têm", "será que",
        ],
        QuestionsAnywhere = WordList.None("A question has its question word in front."),
        Connectors = ["sobre", "acerca de", "de", "do", "da", "com", "para", "o tema", "usando", "a respeito de"],
        Leads =
        [
            "para", "com", "em", "no", "na", "só", "apenas", "somente", "e", "ou", "usando", "tenho", "temos", "o meu filho tem",
            "a minha filha tem", "meu filho tem", "minha filha tem", "algo com", "algo para",
        ],
        AfterLeads =
        [
            "um", "uma", "o", "a", "os", "as", "meu", "minha", "meus", "minhas", "nosso", "nossa", "seu", "sua", "criança", "crianças",
            "filho", "filha", "filhos", "neto", "neta",
            "sobrinho", "sobrinha", "pequeno", "pequena", "que tem", "que têm", "tem", "de", "quase", "grupo de", "só", "idade",
        ],
        Numbers =
        [
            ("zero", 0), ("um", 1), ("uma", 1), ("dois", 2), ("duas", 2), ("três", 3), ("quatro", 4), ("cinco", 5), ("seis", 6),
            ("sete", 7), ("oito", 8), ("nove", 9), ("dez", 10),
            ("onze", 11), ("doze", 12), ("treze", 13), ("catorze", 14), ("quatorze", 14), ("quinze", 15), ("dezasseis", 16),
            ("dezesseis", 16), ("dezassete", 17), ("dezessete", 17),
            ("dezoito", 18), ("dezanove", 19), ("dezenove", 19), ("vinte", 20), ("um par de", 2),
        ],
        Ordinals =
        [
            ("primeiro", 1), ("primeira", 1), ("segundo", 2), ("segunda", 2), ("terceiro", 3), ("terceira", 3), ("quarto", 4),
            ("quarta", 4), ("quinto", 5), ("quinta", 5),
            ("sexto", 6), ("sexta", 6), ("sétimo", 7), ("sétima", 7), ("oitavo", 8), ("oitava", 8),
        ],
        AgeUnits =
        [
            new("anos de idade", 12), new("aninhos", 12), new("anos", 12, Weak: true), new("ano", 12, Weak: true),
            new("meses de idade", 1), new("meses", 1, Weak: true), new("mês", 1, Weak: true),
        ],
        YearSuffixes = WordList.None("A number and its unit are words of their own."),
        AgeMarks = ["idade", "idade de", "com idade de", "que tem", "filho tem", "filha tem", "bebê tem", "bebé tem"],
        AgeAdverbs = ["na verdade", "já", "quase", "uns", "agora", "só", "apenas"],
        Halves = ["e meio", "e meia"],
        RangeWords = ["a", "e", "ou", "até"],
        AgeTails = ["de idade"],
        More =
        [
            "mais", "outra", "outro", "outras", "outros", "mais uma", "mais um", "mais algumas", "algo mais", "outra coisa", "próximo",
            "próxima", "a próxima", "o próximo",
            "diferentes", "continua", "continue", "de novo", "outra vez", "sim", "sim por favor", "claro", "que mais", "porquê",
        ],
        MoreAbout =
        [
            "conte mais sobre", "conta mais sobre", "diga mais sobre", "fale mais de", "mais sobre", "mais informações sobre",
            "mais detalhes sobre", "mais detalhes de", "quero saber mais sobre", "gosto de",
        ],
        Shorter =
        [
            "mais curto", "mais curta", "mais breve", "mais fácil", "mais simples", "muito longo", "demasiado longo", "muito difícil",
            "resumo", "resume", "resuma", "em resumo",
        ],
        Changes = ["sem", "não temos", "não tenho", "não há", "em vez de", "em lugar de", "podemos usar", "posso usar", "e se"],
        ItemLeads =
        [
            "número", "núm", "nr", "opção", "ideia", "atividade", "jogo", "a", "o", "que tal", "e", "explique", "explica", "detalhes de",
            "escolho", "prefiro", "gosto de",
        ],
        ItemNouns =
        [
            "ideia", "ideias", "jogo", "jogos", "atividade", "atividades", "opção", "opções", "proposta", "propostas", "exemplo",
            "exemplos", "coisa", "coisas",
        ],
        Fillers =
        [
            "e", "mas", "ou", "agora", "na verdade", "já", "quase", "desculpe", "por favor", "que tal", "o mesmo", "algo", "com", "para",
            "só", "apenas", "em", "de", "quero", "queremos",
            "melhor", "também", "um", "uma", "o", "a", "os", "as", "é", "pode", "um pouco",
        ],
    };
}
