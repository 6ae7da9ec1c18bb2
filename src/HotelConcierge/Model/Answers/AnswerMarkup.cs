using System.Text;
using System.Text.RegularExpressions;
using HotelConcierge.Text;

namespace HotelConcierge.Model.Answers;

/// <summary>
/// Takes out of an answer what a model writes for the machine that runs it: its thoughts, channels and control tokens, which a service
/// that does not know the model's template passes on as words. Pure.
/// </summary>
/// <remarks>
/// Of thoughts whose end is missing everything from their beginning on goes, of thoughts whose beginning is missing everything up to
/// their end: a guest reads too little rather than what was not meant for them. A tool call in such a form is left, in the one form that
/// <see cref="WrittenToolCalls"/> reads.
/// </remarks>
internal static partial class AnswerMarkup
{
    /// <summary>The words that are left; empty when there are none.</summary>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.IndexOfAny(['<', '[', '◁']) < 0 && !text.AsSpan().TrimStart().StartsWith("analysis", StringComparison.Ordinal))
            return text;
        var words = WithoutThoughts(OfFinalChannel(TokenCalls().Replace(text, Call)));
        words = Wrappers().Replace(Tokens().Replace(words, ""), "");
        return words.Length == text.Length ? text : words.Trim();
    }

    private static string WithoutThoughts(string text)
    {
        var kept = new StringBuilder();
        var (last, isOpen) = (0, false);
        foreach (Match mark in Thoughts().Matches(text))
        {
            var closes = mark.Groups["close"].Length > 0;
            if (!closes && !isOpen)
                kept.Append(text, last, mark.Index - last);
            else if (closes && !isOpen)
                kept.Clear();
            isOpen = !closes;
            last = mark.Index + mark.Length;
        }

        return last == 0 ? text : isOpen ? kept.ToString() : kept.Append(text, last, text.Length - last).ToString();
    }

    /// <summary>Of a text in channels (analysis, commentary, final) what is meant for the guest, and the calls.</summary>
    private static string OfFinalChannel(string text)
    {
        var parts = Channels().Matches(text);
        if (parts.Count == 0)
            return OfUnmarkedChannels(text);
        var calls = parts
            .Where(part => part.Groups["tool"].Success)
            .Select(part => CallOf(part.Groups["tool"].Value, part.Groups["content"].Value));
        var final = Of("final");
        return string.Join("\n", calls.Prepend(final.Length > 0 ? final : Of("commentary"))).Trim();

        string Of(string channel) =>
            string.Join(
                "\n\n",
                parts
                    .Where(part => part.Groups["channel"].Value == channel && !part.Groups["tool"].Success)
                    .Select(part => part.Groups["content"].Value.Trim()));
    }

    /// <summary>The names are all that some services leave of the marks: <c>analysisWe should ...assistantfinalYes.</c></summary>
    private static string OfUnmarkedChannels(string text)
    {
        if (!UnmarkedAnalysis().IsMatch(text))
            return text;
        var final = text.LastIndexOf("assistantfinal", StringComparison.Ordinal);
        return final < 0 ? "" : text[(final + "assistantfinal".Length)..];
    }

    private static string Call(Match match) => CallOf(match.Groups["name"].Value, match.Groups["arguments"].Value);

    private static string CallOf(string name, string arguments)
    {
        var given = string.IsNullOrWhiteSpace(arguments) ? "{}" : arguments.Trim();
        return $$"""<tool_call>{"name":"{{name}}","arguments":{{given}}}</tool_call>""";
    }

    [GeneratedRegex(
        @"<\s*(?<close>/?)\s*(?:[a-z]{1,12}:)?"
            + @"(?:think|thinking|thoughts?|reasoning|reflection|scratchpad|analysis|inner_monologue)\b[^<>]{0,80}>"
            + @"|\[(?<close>/?)THINK(?:ING)?\]|◁(?<close>/?)think▷"
            + @"|<\|(?:begin|(?<close>end))_of_thought\|>|<\|(?<close>/?)think(?:ing)?\|>"
            + @"|<unused9(?:4|(?<close>5))>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        MatchPatience.Milliseconds)]
    private static partial Regex Thoughts();

    [GeneratedRegex(
        @"<\|channel\|?>\s*(?<channel>[a-z]+)(?:\s+to=(?:functions\.)?(?<tool>[\w-]+))?[^<]{0,80}"
            + @"(?:<\|constrain\|>\s*\w*\s*)?<\|message\|?>"
            + @"(?<content>.*?)(?=<\|(?:end|return|call|start|channel)\|?>|\z)",
        RegexOptions.Singleline | RegexOptions.CultureInvariant,
        MatchPatience.Milliseconds)]
    private static partial Regex Channels();

    [GeneratedRegex(
        @"\A\s*analysis[A-Z]",
        RegexOptions.CultureInvariant,
        MatchPatience.Milliseconds)]
    private static partial Regex UnmarkedAnalysis();

    [GeneratedRegex(
        @"<｜tool▁call▁begin｜>\s*(?:function<｜tool▁sep｜>)?\s*(?<name>[\w.-]+)\s*(?:<｜tool▁sep｜>)?\s*"
            + @"(?:```(?:json)?)?(?<arguments>[^｜]*?)(?:```)?\s*(?:<｜tool▁call▁end｜>|\z)",
        RegexOptions.CultureInvariant,
        MatchPatience.Milliseconds)]
    private static partial Regex TokenCalls();

    [GeneratedRegex(
        @"<\|/?[A-Za-z0-9_]{1,40}\|?>|<｜[^｜<>]{1,40}｜>|</?s>(?=\s*\z)|\A\s*<s>",
        RegexOptions.CultureInvariant,
        MatchPatience.Milliseconds)]
    private static partial Regex Tokens();

    [GeneratedRegex(
        @"</?(?:answer|final|final_answer|response|output|reply)>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        MatchPatience.Milliseconds)]
    private static partial Regex Wrappers();
}
