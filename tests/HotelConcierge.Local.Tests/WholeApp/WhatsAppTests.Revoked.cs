using System.Text;
using System.Text.Json.Nodes;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.WhatsApp;
using HotelConcierge.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <content>Messages that guests take back on their phone.</content>
public sealed partial class WhatsAppTests
{
    [Fact]
    public async Task Words_that_were_answered_and_taken_back_are_in_no_row_and_no_prompt()
    {
        var id = await HearAsync("Explain why quokkas smile");
        await Phone.WaitForMessagesAsync(1, _world.Patience);
        await _app.IdleAsync();
        Assert.Contains(await _app.ReadStoreAsync(), row => row.Contains("quokkas", StringComparison.Ordinal));

        await TakeBackAsync(id);
        Assert.DoesNotContain(await _app.ReadStoreAsync(), row => row.Contains("quokkas", StringComparison.Ordinal));

        await HearAsync("Explain the moon");
        Assert.Equal("You asked: Explain the moon", (await Phone.WaitForMessagesAsync(2, _world.Patience))[1].Text);
        Assert.DoesNotContain(
            _world.Model.Calls.Snapshot()[^1].Messages, message => message.Text.Contains("quokkas", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_that_comes_after_its_own_revocation_is_not_answered_and_not_kept()
    {
        await GetAcquaintedAsync();
        await TakeBackAsync("wamid.late=");
        await HearAsync(new WhatsAppAction(Ana) { Text = "Explain why quokkas smile", MessageId = "wamid.late=" });
        await _app.IdleAsync();

        Assert.Single(Phone.Messages);
        Assert.DoesNotContain(await _app.ReadStoreAsync(), row => row.Contains("quokkas", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_guests_first_message_may_be_taken_back_before_it_comes()
    {
        await TakeBackAsync("wamid.first=");
        await HearAsync(new WhatsAppAction(Ana) { Text = "Explain why quokkas smile", MessageId = "wamid.first=" });
        await HearAsync("Explain the moon");

        Assert.EndsWith("You asked: Explain the moon", (await Phone.WaitForMessagesAsync(1, _world.Patience))[0].Text, StringComparison.Ordinal);
        await _app.IdleAsync();
        Assert.Single(Phone.Messages);
    }

    [Fact]
    public async Task Both_in_one_webhook_are_nothing()
    {
        await _meta.DeliverBatchAsync(
            [new(Ana) { Text = "Explain why quokkas smile", MessageId = "wamid.both=" }, new(Ana) { Revoke = "wamid.both=" }],
            _world.Patience);
        await _app.IdleAsync();

        Assert.Empty(Phone.Messages);
        Assert.Empty(_world.Model.Calls.Snapshot());
    }

    [Fact]
    public async Task A_document_taken_back_is_not_in_the_blob_store_any_more()
    {
        var id = await SendAsync(
            "document", "text/plain", Encoding.UTF8.GetBytes("Quokka 12 at nine."), new JsonObject { ["filename"] = "plan.txt", ["caption"] = "Explain this plan" });
        await Phone.WaitForMessagesAsync(1, _world.Patience);
        await _app.IdleAsync();
        Assert.Single(await FilesAsync());

        await TakeBackAsync(id);

        Assert.Empty(await FilesAsync());
        Assert.DoesNotContain(await _app.ReadStoreAsync(), row => row.Contains("Quokka 12", StringComparison.Ordinal));
    }

    private async Task TakeBackAsync(string id)
    {
        Assert.Equal(200, (await _meta.DeliverAsync(new(Ana) { Revoke = id }, _world.Patience)).StatusCode);
        await _app.IdleAsync();
    }

    private async Task<List<BlobName>> FilesAsync()
    {
        var guest = ConversationId.For(Address);
        var names = new List<BlobName>();
        await foreach (var name in _app.Services.GetRequiredService<IBlobStore>().ListAsync(new(guest.Value), _world.Patience))
            names.Add(name);
        return names;
    }
}
