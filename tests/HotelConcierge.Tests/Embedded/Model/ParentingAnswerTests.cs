using System.Text.Json;
using HotelConcierge.Assistants;
using HotelConcierge.Model;
using HotelConcierge.Tests.Knowledge;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Tests.Embedded.Model;

/// <summary>The demo model between a parent and the articles as they ship.</summary>
public sealed class ParentingAnswerTests : IDisposable
{
    private const string Tool = "parenting_information";

    private readonly ShippedLookup _articles = new();

    public void Dispose() => _articles.Dispose();

    [Theory]
    [InlineData("en", "May a baby have honey?", "No honey before the first birthday, and no whole nuts before five.")]
    [InlineData("en", "My toddler does not want to go to sleep", "bedtime routine")]
    [InlineData("es", "¿Cuándo empezamos con los sólidos?", "Hacia los seis meses")]
    [InlineData("de", "Ab wann Beikost?", "Unser Artikel dazu ist nicht auf Deutsch. Darin steht: „Around six months")]
    [InlineData("fr", "Comment calmer un bébé qui pleure ?", "Notre article à ce sujet n'est pas en français.")]
    [InlineData("th", "ลูกไม่ยอมนอน", "bedtime routine")]
    public async Task A_question_is_answered_by_one_or_two_sentences_of_the_article(string language, string question, string expected)
    {
        var answer = await AskAsync(language, question);

        Assert.Contains(expected, answer, StringComparison.Ordinal);
        Assert.InRange(answer.Length, 20, 450);
    }

    [Fact]
    public async Task Each_of_two_questions_is_answered_or_named_as_one_without_an_article()
    {
        var both = await AskAsync("en", "When does the first tooth come? And may a baby have honey?");
        var one = await AskAsync("en", "Which car seat should we buy? And may a baby have honey?");

        Assert.Contains("about six months", both, StringComparison.Ordinal);
        Assert.Contains("No honey before the first birthday", both, StringComparison.Ordinal);
        Assert.StartsWith(
            $"Which car seat should we buy?\n{Demo.Content.In("en").Phrases.NoArticle}\n\n", one, StringComparison.Ordinal);
        Assert.Contains("No honey before the first birthday", one, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_found_is_said_honestly_in_every_language()
    {
        foreach (var language in Demo.Languages)
            Assert.Equal(Demo.Content.In(language).Phrases.NoArticle, await AskAsync(language, "Which car seat should we buy?"));
    }

    [Fact]
    public async Task Asked_for_more_it_quotes_what_it_has_not_said_until_nothing_is_left()
    {
        var said = new List<string>();
        while (said.Count < 10)
        {
            var answer = await AskAsync("en", "more", "May a baby have honey?", FollowUpKind.More, said);
            if (answer == Demo.Content.In("en").Phrases.ArticleOver)
                break;
            Assert.DoesNotContain(answer, said);
            said.Add(answer);
        }

        Assert.InRange(said.Count, 2, 9);
        Assert.Contains(said, answer => answer.Contains("No honey before the first birthday", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Asked_for_it_shorter_it_says_one_sentence()
    {
        var shorter = await AskAsync("en", "shorter", "How can I prevent tantrums?", FollowUpKind.Shorter);

        Assert.Equal(1, shorter.Count(sign => sign is '.'));
    }

    [Fact]
    public async Task What_is_said_of_the_child_is_remembered_before_the_articles_are_asked()
    {
        var conversation = new List<ChatMessage> { new(ChatRole.User, "My daughter is two and has tantrums") };
        AITool[] tools = [Declared(Tool), Declared("remember_profile")];
        var brief = Brief("en", conversation[0].Text);

        var first = Assert.Single((await Demo.AskAsync(brief, conversation, tools)).Messages[0].Contents.OfType<FunctionCallContent>());
        conversation.Add(new(ChatRole.Assistant, [first]));
        conversation.Add(new(ChatRole.Tool, [new FunctionResultContent(first.CallId, "Noted.")]));
        var second = Assert.Single((await Demo.AskAsync(brief, conversation, tools)).Messages[0].Contents.OfType<FunctionCallContent>());

        Assert.Equal(("remember_profile", Tool), (first.Name, second.Name));
        Assert.Equal(conversation[0].Text, second.Arguments!["question"]);
        Assert.Equal("en", second.Arguments["language"]);
    }

    [Fact]
    public async Task A_question_longer_than_the_tool_takes_is_cut_at_a_whole_character()
    {
        var call = await CallAsync("en", new string('a', 499) + "🙂 and on");

        Assert.Equal(new string('a', 499), call.Arguments!["question"]);
    }

    [Fact]
    public async Task A_result_that_is_no_quotation_counts_as_nothing_found()
    {
        var call = await CallAsync("en", "How do I brush teeth?");
        foreach (var result in new[] { "The tool failed.", "[]", "{}", "" })
            Assert.Equal(
                Demo.Content.In("en").Phrases.NoArticle,
                await AnswerAsync(Brief("en", "How do I brush teeth?"), "How do I brush teeth?", call, result, []));
    }

    private static ModelBrief Brief(string language, string topic, FollowUpKind? followUp = null) =>
        new("early-years", "parenting", language, topic, GuestProfile.Empty) { FollowUp = followUp };

    private static AIFunctionDeclaration Declared(string name) =>
        AIFunctionFactory.CreateDeclaration(name, "", JsonSerializer.SerializeToElement(new { type = "object" }));

    private static async Task<FunctionCallContent> CallAsync(
        string language,
        string said,
        string? topic = null,
        FollowUpKind? followUp = null
    ) =>
        Assert.Single(
            (await Demo.AskAsync(Brief(language, topic ?? said, followUp), [new(ChatRole.User, said)], Declared(Tool)))
                .Messages[0]
                .Contents.OfType<FunctionCallContent>());

    private static async Task<string> AnswerAsync(
        ModelBrief brief,
        string said,
        FunctionCallContent call,
        string result,
        IEnumerable<string> before)
    {
        ChatMessage[] conversation =
        [
            .. before.Select(text => new ChatMessage(ChatRole.Assistant, text)),
            new(ChatRole.User, said),
            new(ChatRole.Assistant, [call]),
            new(ChatRole.Tool, [new FunctionResultContent(call.CallId, result)]),
        ];
        return (await Demo.AskAsync(brief, conversation, Declared(Tool))).Text;
    }

    private async Task<string> AskAsync(
        string language,
        string said,
        string? topic = null,
        FollowUpKind? followUp = null,
        IReadOnlyList<string>? before = null)
    {
        var call = await CallAsync(language, said, topic, followUp);
        Assert.Equal(Tool, call.Name);
        return await AnswerAsync(Brief(language, topic ?? said, followUp), said, call, await _articles.RunAsync(call), before ?? []);
    }
}
