namespace HotelConcierge.Benchmarks.Subjects;

/// <summary>Replies of the length and the shape that a model writes: some four messages of 1,600 characters each.</summary>
internal static class SampleReplies
{
    private const int Count = 50;
    private const int Length = 6_000;

    private static readonly string[] Sentences =
    [
        "The pool opens at seven in the morning and closes at nine in the evening.",
        "Towels are at the bar, and Mr. Ortega, who looks after the garden, knows where the quiet places are.",
        "If you would like to have breakfast on the terrace, tell us the evening before: we keep a table for you!",
        "Kinder unter drei Jahren schlafen ohne Aufpreis im Zimmer der Eltern, ein Bettchen steht bereit.",
        "El spa está abierto todos los días; para un masaje conviene reservar con dos horas de antelación.",
        "The map is at https://www.example.com/map?from=lobby&to=beach#path, and a printed one lies at the desk.",
        "What do you see when you look at the leaf from below?",
        "Let your child hold it, feel it and smell it (about 10 minutes).",
    ];

    /// <summary>Paragraphs of sentences.</summary>
    public static IReadOnlyList<string> Plain() =>
        Write((sentence, paragraph) => sentence % 4 == 3 ? "\n\n" : " ", _ => "", sentence => sentence);

    /// <summary>Headings, lists, bold and italic words.</summary>
    public static IReadOnlyList<string> Markdown() =>
        Write(
            (sentence, paragraph) =>
                sentence % 4 == 3 ? "\n\n"
                : paragraph % 3 == 2 ? "\n- "
                : " ",
            paragraph =>
                (paragraph % 3) switch
                {
                    0 => $"## Part {paragraph + 1}\n\n",
                    2 => "- ",
                    _ => "",
                },
            sentence =>
                (sentence.Length % 3) switch
                {
                    0 => $"**{sentence[..12]}**{sentence[12..]}",
                    1 => $"{sentence} *Ask us*.",
                    _ => sentence,
                }
        );

    private static List<string> Write(Func<int, int, string> after, Func<int, string> before, Func<string, string> dress)
    {
        var replies = new List<string>();
        for (var seed = 0; seed < Count; seed++)
        {
            var reply = before(0);
            for (var sentence = 0; reply.Length < Length; sentence++)
            {
                reply += dress(Sentences[(seed + sentence * 3 + sentence / 5) % Sentences.Length]);
                var gap = after(sentence, sentence / 4);
                reply += gap;
                if (gap == "\n\n")
                    reply += before(sentence / 4 + 1);
            }

            replies.Add(reply);
        }

        return replies;
    }
}
