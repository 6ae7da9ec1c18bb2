using HotelConcierge.Diagnostics;
using HotelConcierge.Handoff;
using HotelConcierge.Model;
using HotelConcierge.Storage;

namespace HotelConcierge.Tests.Handoff;

/// <summary>What people want to say comes back in the guest's language, for them to send.</summary>
public sealed class ReplyTranslationsTests : IDisposable
{
    private readonly DeskWorld _desk = new(isForPeople: true);

    public ReplyTranslationsTests() => _desk.World.Model.Provider = "openai";

    public void Dispose() => _desk.Dispose();

    private ReplyTranslations Replies => _desk.Get<ReplyTranslations>();

    [Fact]
    public async Task It_is_for_the_person_alone_and_only_what_it_cost_is_kept()
    {
        var one = await WriteAsync("Guten Tag, ich brauche bitte zwei Handtücher.");
        Assert.Equal("de", (await _desk.ThreadAsync(one.Id)).ReplyLanguage);
        _desk.World.Model.Says("""{"translation":"Wir kommen."}""");
        var (text, _) = await Replies.MakeAsync(one.Id, "k1", "We are coming.", default);
        await _desk.World.RunAsync();

        Assert.Equal("Wir kommen.", text);
        Assert.Contains("'de'", _desk.World.Model.Shown[^1][0].Text, StringComparison.Ordinal);
        Assert.Single(_desk.World.Phone.Shown);
        Assert.DoesNotContain(
            await _desk.World.RowsAsync(GuestTables.Turns),
            row => row.Properties.Values.Any(value => value.Contains("kommen", StringComparison.Ordinal)));
        Assert.IsType<DeskOutcome.Refused>((await Replies.MakeAsync(one.Id, "k1", "We are coming.", default)).Outcome);
        Assert.Single(_desk.World.Model.Shown);
    }

    [Fact]
    public async Task A_guest_whose_language_the_desk_reads_needs_none()
    {
        var one = await WriteAsync("Could you send two towels to my room, please?");

        Assert.Null((await _desk.ThreadAsync(one.Id)).ReplyLanguage);
        Assert.Null((await Replies.MakeAsync(one.Id, "k1", "We are coming.", default)).Text);
        Assert.Empty(_desk.World.Model.Shown);
    }

    [Fact]
    public async Task What_cannot_be_translated_is_said_to_the_person()
    {
        var one = await WriteAsync("Guten Tag, ich brauche bitte zwei Handtücher.");
        _desk.World.Model.Throws(new ModelException(ModelTrouble.OutOfQuota, "no")).Says("no JSON");
        foreach (var key in new[] { "k1", "k2" })
        {
            var (text, outcome) = await Replies.MakeAsync(one.Id, key, "We are coming.", default);
            Assert.Equal((null, "text"), (text, Assert.IsType<DeskOutcome.Refused>(outcome).Field));
        }

        Assert.Equal("key", Assert.IsType<DeskOutcome.Refused>((await Replies.MakeAsync(one.Id, "a key", "Hello", default)).Outcome).Field);
        Assert.IsType<DeskOutcome.NotFound>((await Replies.MakeAsync("case-0000000000000000", "k1", "Hello", default)).Outcome);
        await _desk.Work.CloseAsync(one.Id, DeskWorld.Anna, "", default);
        Assert.IsType<DeskOutcome.IsClosed>((await Replies.MakeAsync(one.Id, "k3", "Hello", default)).Outcome);
    }

    private async Task<DeskCase> WriteAsync(string text)
    {
        await _desk.World.RunAsync(text);
        return Assert.Single(await _desk.OpenAsync());
    }
}
