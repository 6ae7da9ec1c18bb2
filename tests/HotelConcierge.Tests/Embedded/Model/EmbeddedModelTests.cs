using FsCheck;
using FsCheck.Fluent;
using HotelConcierge.Assistants;
using HotelConcierge.Embedded.Model;
using HotelConcierge.Languages;
using HotelConcierge.Model;
using HotelConcierge.Tests.Assistants;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Tests.Embedded.Model;

public class EmbeddedModelTests
{
    [Fact]
    public async Task It_is_labelled_as_the_demo_model()
    {
        var response = await Demo.AskAsync(new ModelBrief("early-years", "explain", "en", "rain", GuestProfile.Empty), []);

        Assert.Equal("embedded-demo", response.ModelId);
        var metadata = Demo.Model.GetService<ChatClientMetadata>();
        Assert.Equal("embedded", metadata?.ProviderName);
        Assert.Equal("embedded-demo", metadata?.DefaultModelId);
        Assert.Same(Demo.Model, Demo.Model.GetService<IChatClient>());
        Assert.Null(Demo.Model.GetService(typeof(string)));
    }

    [Theory]
    [InlineData("parenting")]
    [InlineData("weather")]
    [InlineData("")]
    public async Task On_any_other_route_it_says_what_it_is_and_can_do(string route)
    {
        foreach (var language in Demo.Languages)
            Assert.Equal(Demo.Content.In(language).Phrases.WhatICanDo, await Demo.AnswerAsync(route, "fever", language));
    }

    [Fact]
    public async Task For_an_assistant_without_content_it_says_so_in_the_guests_language()
    {
        var answers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var language in Demo.Languages)
        {
            var answer = (await Demo.AskAsync(new ModelBrief("../early-years", "explain", language, "rain", GuestProfile.Empty), [])).Text;
            Assert.Equal(DemoRemark.In(language), answer);
            answers.Add(answer);
        }

        Assert.Equal(Demo.Languages.Length, answers.Count);
    }

    [Fact]
    public void In_each_language_it_says_so_with_words_of_its_own()
    {
        var languages = LanguageCatalog.Default.Codes;

        Assert.Equal(languages.Count, languages.Select(DemoRemark.In).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(DemoRemark.In("en"), DemoRemark.In("xx"));
        Assert.Equal(DemoRemark.In("en"), DemoRemark.In(null));
    }

    /// <summary>The demo's data are files a language; an assistant speaks none that the demo model has no words for.</summary>
    [Fact]
    public void It_has_the_words_of_each_language_that_an_assistant_speaks()
    {
        var missing = from assistant in Shipped.Catalog.All
                      from language in assistant.Languages
                      where !Directory.EnumerateFiles(Path.Combine(Demo.Folder, assistant.Name, "model"), $"*.{language}.json").Any()
                      select $"{assistant.Name}: {language}";

        Assert.Empty(missing);
    }

    [Fact]
    public async Task Without_a_brief_it_says_that_it_is_a_demo()
    {
        Assert.Contains("demo model", (await Demo.Model.GetResponseAsync("hello")).Text, StringComparison.Ordinal);
        Assert.Contains("demo model", (await Demo.Model.GetResponseAsync([], new ChatOptions())).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_it_does_not_have_is_answered_in_english() =>
        Assert.Equal(await Demo.AnswerAsync("explain", "rain", "en"), await Demo.AnswerAsync("explain", "rain", "xx"));

    [Fact]
    public async Task Usage_is_counted_roughly()
    {
        var response = await Demo.AskAsync(
            new ModelBrief("early-years", "explain", "en", "rain", GuestProfile.Empty),
            [new ChatMessage(ChatRole.User, new string('x', 400))]);

        Assert.Equal(100, response.Usage?.InputTokenCount);
        Assert.Equal(response.Text.Length / 4, response.Usage?.OutputTokenCount);
        Assert.Equal(100 + (response.Text.Length / 4), response.Usage?.TotalTokenCount);
    }

    [Fact]
    public async Task Streaming_yields_the_whole_answer()
    {
        var options = new ChatOptions();
        new ModelBrief("early-years", "explain", "en", "rain", GuestProfile.Empty).AttachTo(options);

        var streamed = await Demo.Model.GetStreamingResponseAsync([], options).ToChatResponseAsync();

        Assert.Equal(await Demo.AnswerAsync("explain", "rain"), streamed.Text);
        Assert.Equal("embedded-demo", streamed.ModelId);
    }

    [Fact]
    public async Task It_thinks_as_long_as_configured()
    {
        var time = new OneTimer();
        using var model = new EmbeddedModel(Demo.Folder, new EmbeddedModelOptions { Delay = TimeSpan.FromSeconds(8) }, time);

        var answer = model.GetResponseAsync("hello");

        Assert.False(answer.IsCompleted);
        Assert.Equal(TimeSpan.FromSeconds(8), time.Due);
        time.Fire();
        Assert.NotEmpty((await answer).Text);
    }

    [Fact]
    public async Task Thinking_can_be_cancelled()
    {
        using var model = new EmbeddedModel(Demo.Folder, new EmbeddedModelOptions { Delay = TimeSpan.FromSeconds(8) }, new OneTimer());
        using var cancellation = new CancellationTokenSource();
        var answer = model.GetResponseAsync("hello", cancellationToken: cancellation.Token);

        cancellation.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Fact]
    public void A_negative_delay_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new EmbeddedModel(Demo.Folder, new EmbeddedModelOptions { Delay = TimeSpan.FromTicks(-1) }, TimeProvider.System));

    [Fact]
    public void Whatever_a_guest_writes_is_answered() =>
        Prop.ForAll<string, string, int>((topic, said, choice) =>
        {
            var language = Demo.Languages[Math.Abs(choice % Demo.Languages.Length)];
            var profile = Demo.Profile(("age", said ?? ""), ("areas", said ?? ""), ("place", said ?? ""), ("count", $"{choice}"));
            ChatMessage[] messages = [new(ChatRole.Assistant, $"### 1. Treasure basket\n{topic}"), new(ChatRole.User, said)];

            return new[] { "explain", "activities", "follow-up", topic ?? "" }.All(route =>
                Demo.AnswerAsync(route, topic ?? "", language, profile, messages).GetAwaiter().GetResult().Length > 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(2025, 11));

    /// <summary>A clock whose single timer runs out when the test says so.</summary>
    private sealed class OneTimer : TimeProvider
    {
        private TimerCallback? _callback;
        private object? _state;

        public TimeSpan Due { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            (_callback, _state, Due) = (callback, state, dueTime);
            return new Handle();
        }

        public void Fire() => _callback!(_state);

        private sealed class Handle : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
                // The test holds nothing that needs it.
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
