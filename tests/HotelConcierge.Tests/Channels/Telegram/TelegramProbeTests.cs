using System.Text;
using HotelConcierge.Channels;
using HotelConcierge.Channels.Telegram;
using HotelConcierge.Diagnostics;

namespace HotelConcierge.Tests.Channels.Telegram;

/// <summary>What Telegram says about a bot's webhook, and what that means for guests.</summary>
public sealed class TelegramProbeTests
{
    private const string Ours = "https://hotel.example/api/channels/telegram";

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_795_000_000);

    [Theory]
    [InlineData("", Ours)]
    [InlineData("", null)]
    [InlineData("https://old.example/api/channels/telegram", Ours)]
    [InlineData("https://hotel.example/api/channels/telegram/", Ours)]
    [InlineData("https://hotel.example/telegram", null)]
    [InlineData("no address", null)]
    public void A_webhook_that_does_not_lead_here_is_not_well_and_setWebhook_is_the_remedy(string url, string? expected)
    {
        var finding = Judge($$"""{"url":"{{url}}","pending_update_count":0}""", expected);

        Assert.Equal(Condition.NotWell, finding.Condition);
        Assert.Contains(
            "setWebhook with the url " + (expected ?? "PublicBaseUrl/api/channels/telegram"),
            finding.Remedy,
            StringComparison.Ordinal);
        Assert.DoesNotContain("old.example", finding.Says + finding.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Ours, Ours)]
    [InlineData("https://hotel.example/prefix/api/channels/telegram", null)]
    public void A_webhook_that_leads_here_is_well(string url, string? expected) =>
        Assert.Equal(
            Condition.Well,
            Judge(
                $$"""{"url":"{{url}}","pending_update_count":3,"allowed_updates":["message","edited_message","callback_query","my_chat_member"]}""",
                expected
            ).Condition);

    [Theory]
    [InlineData("Wrong response from the webhook: 403 Forbidden", "Telegram__SecretToken")]
    [InlineData("Wrong response from the webhook: 404 Not Found", "PublicBaseUrl")]
    [InlineData("Wrong response from the webhook: 503 Service Unavailable", "look in the log")]
    [InlineData("SSL error {error:0A000086:SSL routines::certificate verify failed}", "certificate")]
    [InlineData("Connection timed out", "reached from the internet")]
    [InlineData("Read timeout expired", "reached from the internet")]
    [InlineData("The password of 10.1.2.3 is hunter2", "getWebhookInfo")]
    public void What_went_wrong_lately_is_a_warning_with_its_remedy_and_without_Telegrams_words(string words, string remedy)
    {
        var finding = Judge(
            $$"""{"url":"{{Ours}}","pending_update_count":0,"last_error_date":1794999900,"last_error_message":"{{words}}"}""",
            Ours);

        Assert.Equal(Condition.Warning, finding.Condition);
        Assert.Contains(remedy, finding.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", finding.Says + finding.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, Condition.Well)]
    [InlineData(1, Condition.Warning)]
    public void An_old_error_counts_only_while_updates_wait(int waiting, Condition condition) =>
        Assert.Equal(
            condition,
            Judge(
                $$"""{"url":"{{Ours}}","pending_update_count":{{waiting}},"last_error_date":1794000000,"last_error_message":"Connection refused"}""",
                Ours
            ).Condition);

    [Fact]
    public void Many_updates_that_wait_are_a_warning() =>
        Assert.Equal(Condition.Warning, Judge($$"""{"url":"{{Ours}}","pending_update_count":100}""", Ours).Condition);

    [Fact]
    public void Updates_that_Telegram_was_told_to_leave_out_are_named()
    {
        var finding = Judge($$"""{"url":"{{Ours}}","pending_update_count":0,"allowed_updates":["message"]}""", Ours);

        Assert.Equal(
            (Condition.Warning, "Telegram was told to leave out updates: edited_message, callback_query, my_chat_member."),
            (finding.Condition, finding.Says));
    }

    private static Finding Judge(string webhook, string? expected) =>
        TelegramProbe.Judge(ProviderJson.Parse(Encoding.UTF8.GetBytes(webhook))!.Value, expected, Now);
}
