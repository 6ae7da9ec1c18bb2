using System.Text.Json.Nodes;
using HotelConcierge.Channels;
using HotelConcierge.Contracts.Handoff;
using HotelConcierge.Handoff;
using HotelConcierge.Simulators.Conversations;
using HotelConcierge.Simulators.Flex;
using HotelConcierge.Storage;

namespace HotelConcierge.Tests.Handoff.Flex;

/// <summary>Twilio Flex as a desk, over real HTTP to the simulated one.</summary>
public sealed class FlexDeskTests : DeskContract
{
    protected override async Task<IDeskServer> StartAsync() => await FlexServer.StartAsync();

    [Theory]
    [InlineData("SDK", "ana", "web")]
    [InlineData("SMS", "+34600000001", "sms")]
    [InlineData("WHATSAPP", "whatsapp:+34600000001", "whatsapp")]
    public async Task People_read_who_the_guest_is_and_what_they_need(string source, string author, string type)
    {
        const string chat = "CH0000000000000000000000000000000e";
        await using var server = await FlexServer.StartAsync();
        await server.Conversations.DeliverAsync(new(chat, author) { Body = "a person", Source = source, IsMissed = true });
        var one = CaseOf(server, "turn-1") with { Address = server.Address with { Guest = chat }, Urgency = CaseUrgency.Urgent };
        Assert.IsType<DeskAnswer.Taken>(await OpenAsync(server, one));

        var begun = Assert.Single(server.Flex.Interactions);
        Assert.Equal((chat, type), (begun.Conversation, begun.Type));
        var attributes = JsonNode.Parse(Assert.Single(server.Flex.Tasks).Attributes)!;
        Assert.Equal(
            ["Ana", "Ana", one.Id, one.Summary, "asked", "urgent", "en", "hotel"],
            new[] { "from", "customerName", "case", "summary", "reason", "urgency", "language", "assistant" }
                .Select(name => (string?)attributes[name]));
        Assert.Equal(type is "web" ? null : author, (string?)attributes["customerAddress"]);
    }

    [Fact]
    public async Task The_concierge_leaves_the_conversation_when_people_have_it_and_not_before_and_comes_back_as_it_was()
    {
        await using var server = await FlexServer.StartAsync();
        server.Flex.Setup = InteractionSetup.Stays;
        var one = CaseOf(server, "turn-1");
        Assert.IsType<DeskAnswer.NotYet>(await server.Desk.OpenAsync(one, default));
        Assert.IsType<DeskAnswer.NotYet>(await server.Desk.OpenAsync(one, default));
        Assert.Equal([FlexServer.Here], server.Webhooks);

        server.Flex.Setup = InteractionSetup.Succeeds;
        Assert.Equal(new DeskAnswer.Taken(Assert.Single(server.Flex.Interactions).Sid), await OpenAsync(server, one));
        Assert.Empty(server.Webhooks);

        await server.Desk.EndAsync(one, default);
        Assert.Equal([FlexServer.Here], server.Webhooks);
        Assert.Equal("inactive", Assert.Single(server.Flex.Interactions).Status);
        Assert.Equal("active", server.Conversation.State);
    }

    [Theory]
    [InlineData(FlexFaultKind.DropAfterAccepting)]
    [InlineData(FlexFaultKind.ServerErrorAfterAccepting)]
    [InlineData(FlexFaultKind.DropBeforeAccepting)]
    [InlineData(FlexFaultKind.ServerError)]
    [InlineData(FlexFaultKind.TooManyRequests)]
    [InlineData(FlexFaultKind.NotAuthenticated)]
    public async Task A_request_whose_answer_is_lost_or_that_was_not_taken_comes_to_one_interaction(FlexFaultKind kind)
    {
        await using var server = await FlexServer.StartAsync();
        server.Flex.Faults.Add(new(kind));
        var one = CaseOf(server, "turn-1");
        var asked = server.Clock.GetUtcNow();
        Assert.IsType<DeskAnswer.Taken>(await OpenAsync(server, one));

        Assert.Single(server.Flex.Interactions);
        Assert.Equal([one.Id], await server.FindCasesAsync());
        Assert.InRange(server.Clock.GetUtcNow() - asked, TimeSpan.Zero, TimeSpan.FromSeconds(25));
    }

    [Theory]
    [InlineData(FlexOperation.ReadChannel)]
    [InlineData(FlexOperation.ReadTasks)]
    public async Task A_question_that_is_not_answered_is_asked_again(FlexOperation operation)
    {
        await using var server = await FlexServer.StartAsync();
        server.Flex.Faults.Add(new(FlexFaultKind.DropAfterAccepting));
        server.Flex.Faults.Add(new(FlexFaultKind.ServerError) { On = operation });
        var one = CaseOf(server, "turn-1");
        for (var asked = 0; asked < 5; asked++)
        {
            try
            {
                if (await server.Desk.OpenAsync(one, default) is DeskAnswer.Taken)
                    break;
            }
            catch (ChannelException)
            {
                // As whoever hands off does, it is asked again.
            }
        }

        Assert.Equal([one.Id], await server.FindCasesAsync());
        Assert.Empty(server.Webhooks);
    }

    [Fact]
    public async Task What_Flex_refuses_and_what_fails_afterwards_is_refused_and_leaves_nothing()
    {
        await using var server = await FlexServer.StartAsync();
        server.Flex.Faults.Add(new(FlexFaultKind.Refused));
        var refused = Assert.IsType<DeskAnswer.Refused>(await OpenAsync(server, CaseOf(server, "turn-1")));
        Assert.Contains("20001", refused.Why, StringComparison.Ordinal);

        server.Flex.Setup = InteractionSetup.Fails;
        var failed = Assert.IsType<DeskAnswer.Refused>(await OpenAsync(server, CaseOf(server, "turn-2")));
        Assert.Contains("failed (45354)", failed.Why, StringComparison.Ordinal);
        Assert.Equal([FlexServer.Here], server.Webhooks);
        Assert.Empty(await RowsAsync(server));
    }

    [Fact]
    public async Task A_case_that_was_taken_and_whose_answer_was_lost_is_ended_too()
    {
        await using var server = await FlexServer.StartAsync();
        server.Flex.Faults.Add(new(FlexFaultKind.DropAfterAccepting));
        var one = CaseOf(server, "turn-1");
        Assert.IsType<DeskAnswer.NotYet>(await server.Desk.OpenAsync(one, default));

        await server.Desk.EndAsync(one, default);
        Assert.Empty(await server.FindCasesAsync());
        Assert.Empty(await RowsAsync(server));
    }

    [Fact]
    public async Task Where_the_conversation_does_not_let_the_concierge_go_it_is_tried_again_and_nothing_is_lost()
    {
        await using var server = await FlexServer.StartAsync();
        var one = CaseOf(server, "turn-1");
        await server.Desk.OpenAsync(one, default);
        server.Conversations.Faults.Add(new(ConversationsFaultKind.Delay) { On = ConversationsOperation.Webhooks, Delay = TimeSpan.Zero });
        server.Conversations.Faults.Add(new(ConversationsFaultKind.Delay) { On = ConversationsOperation.Webhooks, Delay = TimeSpan.Zero });
        server.Conversations.Faults.Add(new(ConversationsFaultKind.DropAfterAccepting) { On = ConversationsOperation.Webhooks });
        await Assert.ThrowsAsync<ChannelException>(() => server.Desk.OpenAsync(one, default));

        Assert.IsType<DeskAnswer.Taken>(await OpenAsync(server, one));
        await server.Desk.EndAsync(one, default);
        Assert.Equal([FlexServer.Here], server.Webhooks);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_guest_who_is_erased_leaves_nothing_here_also_when_Flex_is_out_of_reach(bool isOut)
    {
        await using var server = await FlexServer.StartAsync();
        await OpenAsync(server, CaseOf(server, "turn-1"));
        if (isOut)
            server.Flex.Faults.Add(new(FlexFaultKind.ServerError) { On = FlexOperation.ReadChannel, Times = null });

        await new GuestTables(server.Store, [server.Desk]).EraseAsync(server.Guest, exceptKeyPrefix: "", default);
        Assert.Empty(await RowsAsync(server));
        Assert.Equal([FlexServer.Here], server.Webhooks);
        Assert.Equal(isOut, (await server.FindCasesAsync()).Count > 0);
        Assert.Equal(isOut, server.Log.Lines.Any(line => line.Contains("could not be ended at Flex", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_conversation_that_has_ended_meanwhile_needs_no_concierge()
    {
        await using var server = await FlexServer.StartAsync();
        var one = CaseOf(server, "turn-1");
        await OpenAsync(server, one);
        server.Conversation.State = "closed";

        await server.Desk.EndAsync(one, default);
        Assert.Empty(server.Webhooks);
        Assert.Empty(await RowsAsync(server));
    }

    private static async Task<List<string>> RowsAsync(FlexServer server)
    {
        var keys = new List<string>();
        await foreach (var row in server.Store.ScanAsync(GuestTables.Deliveries, server.Guest.Value, "flex-", default))
            keys.Add(row.Key);
        return keys;
    }
}
