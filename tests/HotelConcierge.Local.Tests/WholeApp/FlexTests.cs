using HotelConcierge.Assistants;
using HotelConcierge.Channels.Conversations;
using HotelConcierge.Conversations;
using HotelConcierge.Handoff;
using HotelConcierge.Local.Tests.Simulators;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.Conversations;
using HotelConcierge.Simulators.Flex;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Twilio;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>A guest in Twilio Conversations whom people of Twilio Flex look after, and the way back.</summary>
public sealed class FlexTests : IAsyncLifetime
{
    private const string Chat = "CH0000000000000000000000000000000b";
    private const string Ana = "ana-in-a-web-chat";
    private const string Maria = "maria-of-reception";

    private World _world = null!;
    private SimulatedConversations _conversations = null!;
    private SimulatedFlex _flex = null!;
    private AppInProcess _app = null!;

    private SimulatedConversation Conversation => _conversations.Conversation(Chat);

    private ConversationAddress Address => new(new("conversations"), _conversations.Options.ServiceSid, Chat);

    private string Webhook => _app.Url + "/api/channels/conversations?assistant=hotel";

    public async Task InitializeAsync()
    {
        _world = await World.CreateAsync();
        _world.Model.Responder = request =>
            request.Messages[^1].Role is "tool" ? ScriptedAnswer.Say("DONE")
            : request.LastUserText.Contains("human", StringComparison.Ordinal)
                ? ScriptedAnswer.Call("hand_to_person", """{"summary":"The guest asks about the bill.","urgency":"normal"}""")
            : World.Echo(request);
        _conversations = await SimulatedConversations.StartAsync(new() { WebhookTimeout = TimeSpan.FromDays(1) });
        _flex = await SimulatedFlex.StartAsync(_conversations, new() { WebhookTimeout = TimeSpan.FromDays(1) });
        _flex.Setup = InteractionSetup.AtOnce;
        _world.Hide(Ana);
        _app = await AppInProcess.StartAsync(
            _world,
            [
                .. ConversationsServiceContractTests.SettingsFor(_conversations).Select(setting => (setting.Key, setting.Value!)),
                ("Flex:WorkspaceSid", _flex.Options.WorkspaceSid),
                ("Flex:WorkflowSid", _flex.Options.WorkflowSid),
                ("Flex:ApiBaseUrl", _flex.BaseAddress.ToString()),
                ("Flex:TaskRouterApiBaseUrl", _flex.BaseAddress.ToString()),
            ]);
        _flex.EventCallbackUrl = _app.Url + "/api/desk/flex";
        _conversations.Conversation(Chat);
        await _app.Services.GetRequiredService<ConversationWebhooks>().AddAsync(Chat, Webhook, _world.Patience);
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _flex.DisposeAsync();
        await _conversations.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task A_guest_asks_for_a_person_talks_with_one_and_goes_on_with_the_concierge_that_knows_what_was_said()
    {
        var task = await AskForPersonAsync();
        Assert.Empty(Conversation.Webhooks);
        Assert.Equal(ConversationMode.Queued, (await StateAsync()).Mode);

        Thanked(await _flex.AcceptAsync(task.Sid, Maria, _world.Patience));
        await _app.IdleAsync();
        Assert.Equal(ConversationMode.WithPerson, (await StateAsync()).Mode);
        await _flex.WriteAsync(task.Sid, "Your bill is settled, the minibar was free.", _world.Patience);
        await WriteAsync("Thank you so much", isMissed: true);
        var calls = _world.Model.Calls.Count;
        var shown = Conversation.Shown.Count;

        Thanked(await _flex.CompleteAsync(task.Sid, cancellationToken: _world.Patience));
        Assert.Equal([Webhook], Conversation.Webhooks.Select(webhook => webhook.Url));
        await _app.IdleAsync();
        Assert.Equal(calls, _world.Model.Calls.Count);
        Assert.Equal(shown + 1, Conversation.Shown.Count);
        Assert.Equal(Text("returned"), Conversation.Shown[^1].Body);
        Assert.Equal(ConversationMode.Bot, (await StateAsync()).Mode);
        Assert.Empty(await OpenCasesAsync());

        await WriteAsync("Explain the moon");
        await _app.IdleAsync();
        Assert.EndsWith("You asked: Explain the moon", Conversation.Shown[^1].Body, StringComparison.Ordinal);
        var asked = _world.Model.Calls.Snapshot()[^1];
        Assert.Contains(asked.Messages, message => message.Text.Contains("the minibar was free", StringComparison.Ordinal));
        Assert.DoesNotContain("Thank you", asked.LastUserText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("task.canceled")]
    [InlineData("task.deleted")]
    [InlineData("workflow.timeout")]
    public async Task A_guest_whom_nobody_takes_is_told_and_goes_on_with_the_concierge(string eventType)
    {
        var task = await AskForPersonAsync();
        await WriteAsync("Explain the stars", isMissed: true);
        Thanked(await _flex.CancelAsync(task.Sid, eventType, _world.Patience));
        await _app.IdleAsync();

        Assert.Equal(Text("notReached"), Conversation.Shown[^1].Body);
        await AssertIsBackAsync();
        Assert.Contains(
            _world.Model.Calls.Snapshot(), call => call.LastUserText.Contains("Explain the stars", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_guest_who_was_with_somebody_whose_task_is_called_off_is_given_back()
    {
        var task = await AskForPersonAsync();
        Thanked(await _flex.AcceptAsync(task.Sid, Maria, _world.Patience));
        Thanked(await _flex.CancelAsync(task.Sid, cancellationToken: _world.Patience));
        await _app.IdleAsync();

        Assert.Equal(Text("returned"), Conversation.Shown[^1].Body);
        await AssertIsBackAsync();
    }

    [Fact]
    public async Task Events_that_come_again_or_in_another_order_change_nothing()
    {
        var task = await AskForPersonAsync();
        await _flex.AcceptAsync(task.Sid, Maria, _world.Patience);
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _flex.TellAsync("task.wrapup", task, _world.Patience)));
        Assert.All(answers, Thanked);
        await _app.IdleAsync();
        var shown = Conversation.Shown.Count;
        foreach (var type in new[] { "task.completed", "task.canceled", "workflow.timeout", "task.deleted", "reservation.accepted", "task.wrapup" })
            Thanked(await _flex.TellAsync(type, task, _world.Patience));
        await _app.IdleAsync();

        Assert.Equal(shown, Conversation.Shown.Count);
        Assert.Single(Conversation.Shown, message => message.Body == Text("returned"));
        await AssertIsBackAsync();
    }

    [Fact]
    public async Task A_guest_who_is_passed_on_stays_with_people()
    {
        var task = await AskForPersonAsync();
        await _flex.AcceptAsync(task.Sid, Maria, _world.Patience);
        var (next, answer) = await _flex.TransferAsync(task.Sid, _world.Patience);
        Thanked(answer);
        await _app.IdleAsync();
        Assert.Equal(ConversationMode.WithPerson, (await StateAsync()).Mode);
        Assert.Empty(Conversation.Webhooks);

        Thanked(await _flex.CompleteAsync(next.Sid, cancellationToken: _world.Patience));
        await _app.IdleAsync();
        await AssertIsBackAsync();
    }

    [Fact]
    public async Task A_conversation_that_its_people_ended_is_over()
    {
        var task = await AskForPersonAsync();
        await _flex.AcceptAsync(task.Sid, Maria, _world.Patience);
        Thanked(await _flex.CompleteAsync(task.Sid, endsChat: true, _world.Patience));
        await _app.IdleAsync();

        Assert.Equal(ConversationMode.Closed, (await StateAsync()).Mode);
        Assert.Empty(await OpenCasesAsync());
    }

    [Fact]
    public async Task An_event_that_cannot_be_acted_upon_is_sent_again_and_then_is()
    {
        var task = await AskForPersonAsync();
        _flex.Faults.Add(new(FlexFaultKind.ServerError) { On = FlexOperation.ReadTasks });
        Assert.Equal(503, (await _flex.CompleteAsync(task.Sid, cancellationToken: _world.Patience)).StatusCode);
        Assert.NotEmpty(await OpenCasesAsync());

        _conversations.Faults.Add(new(ConversationsFaultKind.ServerError) { On = ConversationsOperation.Webhooks });
        Assert.Equal(503, (await _flex.TellAsync("task.completed", task, _world.Patience)).StatusCode);
        Assert.NotEmpty(await OpenCasesAsync());
        Thanked(await _flex.TellAsync("task.completed", task, _world.Patience));
        await _app.IdleAsync();
        await AssertIsBackAsync();
    }

    [Fact]
    public async Task An_event_that_got_lost_is_found_out()
    {
        var task = await AskForPersonAsync();
        var sweep = _app.Services.GetRequiredService<DeskSweep>();
        await sweep.RunAsync(_world.Patience);
        Assert.Equal(ConversationMode.Queued, (await StateAsync()).Mode);

        _flex.EventCallbackUrl = _app.Url + "/api/nowhere";
        await _flex.CompleteAsync(task.Sid, cancellationToken: _world.Patience);
        await sweep.RunAsync(_world.Patience);
        await _app.IdleAsync();
        await AssertIsBackAsync();
    }

    [Fact]
    public async Task What_is_no_event_of_ours_is_refused_or_thanked_for_and_changes_nothing()
    {
        var task = await AskForPersonAsync();
        using var post = new SignedPost(_world);
        var url = _flex.EventCallbackUrl!;
        Dictionary<string, string> fields = new(StringComparer.Ordinal)
        {
            ["EventType"] = "task.completed",
            ["AccountSid"] = _flex.Options.AccountSid,
            ["WorkspaceSid"] = _flex.Options.WorkspaceSid,
            ["TaskSid"] = task.Sid,
            ["TaskAttributes"] = task.Attributes,
        };
        Assert.Equal(403, await post.PostAsync(url, fields, signature: null));
        Assert.Equal(403, await post.PostAsync(url, fields, post.Sign(url + "x", fields)));
        Assert.Equal(400, await AskAsync("EventType", ""));
        Assert.Equal(400, await AskAsync("AccountSid", "AC1"));
        Assert.Equal(400, await AskAsync("WorkspaceSid", "WS1"));
        Assert.Equal(400, await AskAsync("TaskSid", ""));
        Assert.Equal(400, await AskAsync("TaskAttributes", "[1]"));
        Assert.Equal(403, await post.PostAsync(url, "{}"u8.ToArray(), post.Sign(url, []), "application/json"));
        Assert.Equal(200, await AskAsync("EventType", "worker.activity.update"));
        Assert.Equal(200, await AskAsync("TaskAttributes", "{}"));
        Assert.Equal(200, await AskAsync("TaskAttributes", """{"case":"case-0000000000000000"}"""));
        Assert.Equal(200, await AskAsync("TaskAttributes", """{"case":{"a":["\ud800"]}}"""));
        await _app.IdleAsync();
        Assert.Equal(ConversationMode.Queued, (await StateAsync()).Mode);

        async Task<int> AskAsync(string name, string value)
        {
            var changed = new Dictionary<string, string>(fields, StringComparer.Ordinal) { [name] = value };
            return await post.PostAsync(url, changed, post.Sign(url, changed));
        }
    }

    [Fact]
    public async Task Without_Flex_nothing_is_there()
    {
        await using var world = await World.CreateAsync();
        await using var app = await AppInProcess.StartAsync(world);
        using var post = new SignedPost(world);

        Assert.Equal(404, await post.PostAsync(app.Url + "/api/desk/flex", [], signature: null));
    }

    private static void Thanked(WebhookResult answer) => Assert.Equal((200, "{}"), (answer.StatusCode, answer.Body));

    private async Task<SimulatedTask> AskForPersonAsync()
    {
        await WriteAsync("can I talk to a human");
        await _app.IdleAsync();
        var task = await _flex.WaitForTaskAsync(_world.Patience);
        Assert.Equal((await StateAsync()).Case, Assert.Single(await OpenCasesAsync()).Id);
        return task;
    }

    private async Task AssertIsBackAsync()
    {
        Assert.Equal([Webhook], Conversation.Webhooks.Select(webhook => webhook.Url));
        Assert.Empty(await OpenCasesAsync());
        await WriteAsync("Explain the moon");
        await _app.IdleAsync();
        Assert.EndsWith("Explain the moon", Conversation.Shown[^1].Body, StringComparison.Ordinal);
    }

    private async Task WriteAsync(string text, bool isMissed = false)
    {
        var webhook = await _conversations.DeliverAsync(new(Chat, Ana) { Body = text, IsMissed = isMissed }, _world.Patience);
        Assert.True(webhook.Succeeded || isMissed, $"{webhook.StatusCode} {webhook.Body} {webhook.Failure}");
    }

    private string Text(string key) => _app.Services.GetRequiredService<DeskCatalog>()
        .Find(_app.Services.GetRequiredService<AssistantCatalog>().Find("hotel"))!
        .Text(key, "en");

    private async Task<ConversationState> StateAsync() =>
        (await _app.Services.GetRequiredService<IConversations>().ReadAsync(ConversationId.For(Address), _world.Patience))!;

    private async Task<List<DeskCase>> OpenCasesAsync()
    {
        var open = new List<DeskCase>();
        await foreach (var one in _app.Services.GetRequiredService<DeskCases>().OpenAsync(_world.Patience))
            open.Add(one);
        return open;
    }
}
