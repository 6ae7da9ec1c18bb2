using System.Net;
using System.Text.Json.Nodes;
using HotelConcierge.Requests;
using HotelConcierge.Storage;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Tests.Requests;

/// <summary>Staff: the list, their own system, and what is let go.</summary>
public sealed class RequestDeskTests : IDisposable
{
    private readonly RequestingGuest _guest = new();
    private readonly Receiver _receiver = new();

    public void Dispose() => _guest.Dispose();

    [Fact]
    public async Task Staff_read_what_is_open_the_oldest_first_with_all_they_need()
    {
        await RecordAsync("two more towels");
        _guest.Hotel.Clock.Advance(TimeSpan.FromMinutes(1));
        await RecordAsync("bring a cot");

        var open = await _guest.Staff.OpenAsync("hotel");

        Assert.Equal(["two more towels", "bring a cot"], open.Select(request => request["summary"]!.ToString()));
        Assert.Equal(
            ("service", "normal", "telegram", "34600000777", _guest.Ana.Conversation.Value),
            (Of("kind"), Of("urgency"), Of("channel"), Of("guest"), Of("conversation")));

        string Of(string name) => open[0][name]!.ToString();
    }

    [Fact]
    public async Task Done_takes_it_out_of_the_list_and_done_again_changes_nothing()
    {
        await RecordAsync("two more towels");
        var id = (await _guest.MineAsync())[0].Id;

        Assert.Equal(200, (await _guest.Staff.CloseAsync(id)).Status);
        Assert.Equal(200, (await _guest.Staff.CloseAsync(id)).Status);
        Assert.Empty(await _guest.Staff.OpenAsync());
        await RecordAsync("two more towels");
        Assert.Single(await _guest.Staff.OpenAsync());
    }

    [Theory]
    [InlineData("req-0000000000000000", "", 404, "There is no request of that id")]
    [InlineData("req-0000000000000000", "seaside", 400, "there is none of that name; use one of hotel")]
    public async Task What_is_not_there_is_told(string id, string hotel, int status, string problem)
    {
        var answer = await _guest.Staff.CloseAsync(id, hotel);

        Assert.Equal(status, answer.Status);
        Assert.Contains(problem, answer.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forget_me_erases_the_request_and_its_note()
    {
        await RecordAsync("two more towels");
        await _guest.ForgetAsync();

        Assert.Empty(await _guest.MineAsync());
        Assert.Empty(await _guest.Staff.OpenAsync());
        Assert.Empty(await NotesAsync());
    }

    [Fact]
    public async Task What_is_old_is_let_go_done_or_not()
    {
        await RecordAsync("two more towels");
        await RecordAsync("bring a cot");
        await _guest.Staff.CloseAsync((await _guest.MineAsync())[0].Id);
        _guest.Hotel.Clock.Advance(GuestRequest.KeptFor - TimeSpan.FromHours(1));
        await _guest.TidyAsync();
        Assert.Equal(2, (await _guest.MineAsync()).Count);

        _guest.Hotel.Clock.Advance(TimeSpan.FromHours(1));
        await _guest.TidyAsync();

        Assert.Empty(await _guest.MineAsync());
        Assert.Empty(await NotesAsync());
    }

    [Fact]
    public async Task A_note_that_has_lost_its_request_is_passed_over_and_let_go()
    {
        await RecordAsync("two more towels");
        var id = (await _guest.MineAsync())[0].Id;
        await _guest.Hotel.Store.DeleteAsync(GuestTables.Requests, _guest.Ana.Conversation.Value, id, default);
        await _guest.TidyAsync();
        Assert.Single(await NotesAsync());
        Assert.Empty(await _guest.Staff.OpenAsync());
        Assert.Equal(404, (await _guest.Staff.CloseAsync(id)).Status);

        _guest.Hotel.Clock.Advance(TimeSpan.FromHours(2));
        await _guest.TidyAsync();

        Assert.Empty(await NotesAsync());
    }

    [Fact]
    public async Task Staffs_own_system_is_told_once_it_takes_it_and_not_again()
    {
        await RecordAsync("two more towels");
        await RecordAsync("bring a cot");
        var delivery = _guest.DeliveryTo(_receiver);
        _receiver.Fails = true;
        await delivery.SendDueAsync(default);
        Assert.Equal(2, _receiver.Tries);
        Assert.Empty(_receiver.Taken);

        _receiver.Fails = false;
        await delivery.SendDueAsync(default);
        await delivery.SendDueAsync(default);

        Assert.Equal(["two more towels", "bring a cot"], _receiver.Taken.Select(request => request.Summary));
        Assert.Equal((await _guest.MineAsync()).Select(request => request.Id), _receiver.Taken.Select(request => request.Id));
        Assert.Equal(2, (await _guest.Staff.OpenAsync()).Count);
    }

    [Fact]
    public async Task One_who_takes_nothing_keeps_the_others_neither_from_being_told_nor_from_being_told_once()
    {
        foreach (var wish in new[] { "two more towels", "bring a cot", "more soap", "more cups" })
            await RecordAsync(wish);
        var deaf = new Receiver { Name = "mail-1", Fails = true };
        var delivery = _guest.DeliveryTo(deaf, _receiver);
        await delivery.SendDueAsync(default);
        await delivery.SendDueAsync(default);

        Assert.Equal(["two more towels", "bring a cot", "more soap", "more cups"], _receiver.Taken.Select(request => request.Summary));
        Assert.Equal((4, 6), (_receiver.Tries, deaf.Tries));

        deaf.Fails = false;
        await delivery.SendDueAsync(default);
        await delivery.SendDueAsync(default);
        Assert.Equal((4, 4), (_receiver.Taken.Count, deaf.Taken.Count));
    }

    [Fact]
    public async Task What_an_earlier_version_told_the_webhook_is_not_told_to_it_again_and_to_others_is()
    {
        await RecordAsync("two more towels");
        var note = Assert.Single(await NotesAsync());
        var told = new Dictionary<string, string>(note.Properties, StringComparer.Ordinal) { ["told"] = "yes" };
        await _guest.Hotel.Store.PutAsync(new("requestnotes"), note with { Properties = told }, default);
        var webhook = new Receiver { Name = "webhook" };
        await _guest.DeliveryTo(webhook, _receiver).SendDueAsync(default);

        Assert.Empty(webhook.Taken);
        Assert.Single(_receiver.Taken);
    }

    [Fact]
    public async Task What_is_done_is_not_told_any_more_and_without_a_receiver_nothing_is_sent()
    {
        await RecordAsync("two more towels");
        _receiver.Reach = false;
        await _guest.DeliveryTo(_receiver).SendDueAsync(default);
        _receiver.Reach = true;
        await _guest.Staff.CloseAsync((await _guest.MineAsync())[0].Id);
        await _guest.DeliveryTo(_receiver).SendDueAsync(default);

        Assert.Equal(0, _receiver.Tries);
    }

    [Fact]
    public async Task The_webhook_gets_the_id_as_its_key_and_a_refusal_is_no_success()
    {
        await RecordAsync("two more towels");
        var line = new Line();
        using var http = new HttpClient(line);
        var webhook = new WebhookStaffRequests(http, Options.Create(new RequestOptions { WebhookUrl = "https://staff.example/hook" }));
        line.Status = HttpStatusCode.BadGateway;
        await _guest.DeliveryTo(webhook).SendDueAsync(default);
        line.Status = HttpStatusCode.NoContent;
        await _guest.DeliveryTo(webhook).SendDueAsync(default);
        await _guest.DeliveryTo(webhook).SendDueAsync(default);

        var id = (await _guest.MineAsync())[0].Id;
        Assert.Equal([id, id], line.Keys);
        Assert.Equal("two more towels", JsonNode.Parse(line.Bodies[1])!["summary"]!.ToString());
    }

    [Fact]
    public void An_address_that_is_none_is_told_at_start() => Assert.Contains(
        "Requests__WebhookUrl",
        new RequestOptionsValidator().Validate(null, new() { WebhookUrl = "staff.example" }).FailureMessage,
        StringComparison.Ordinal);

    private Task<RequestReply> RecordAsync(string wish) => _guest.RecordAsync(wish, "service", wish);

    private ValueTask<List<TableRow>> NotesAsync() =>
        _guest.Hotel.Store.ScanAsync(new("requestnotes"), "hotel", keyPrefix: "", default).ToListAsync();

    private sealed class Receiver : IStaffRequests
    {
        public bool Reach { get; set; } = true;

        public string Name { get; init; } = "desk";

        public bool Fails { get; set; }

        public int Tries { get; private set; }

        public List<StaffRequest> Taken { get; } = [];

        public IReadOnlyList<string> Receivers => Reach ? [Name] : [];

        public Task SendAsync(string receiver, StaffRequest request, CancellationToken cancellationToken)
        {
            Tries++;
            if (Fails)
                throw new HttpRequestException("The webhook answered with status 503.");
            Taken.Add(request);
            return Task.CompletedTask;
        }
    }

    private sealed class Line : HttpMessageHandler
    {
        public HttpStatusCode Status { get; set; }

        public List<string> Keys { get; } = [];

        public List<string> Bodies { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Keys.AddRange(request.Headers.GetValues("Idempotency-Key"));
            Bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            return new(Status);
        }
    }
}
