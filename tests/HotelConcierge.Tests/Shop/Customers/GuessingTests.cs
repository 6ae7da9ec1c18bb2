using System.Globalization;
using HotelConcierge.Guests;
using HotelConcierge.Messages;
using HotelConcierge.Shop.Customers;
using HotelConcierge.Text;

namespace HotelConcierge.Tests.Shop.Customers;

/// <summary>Whoever guesses contacts and codes learns of nobody, however many they guess and from however many chats.</summary>
public sealed class GuessingTests : IDisposable
{
    private const int Guesses = 1000;

    private readonly Letters _letters = new();
    private readonly CustomerShop _shop;

    public GuessingTests() => _shop = new(_letters);

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task A_thousand_contacts_guessed_from_as_many_chats_get_one_answer()
    {
        var answers = new HashSet<string>(StringComparer.Ordinal);
        for (var guess = 0; guess < Guesses; guess++)
        {
            var chat = CustomerShop.OnTelegram(guess.ToString(CultureInfo.InvariantCulture));
            var known = _shop.Erp.Customers[guess % 3];
            var reply = (guess % 4) switch
            {
                0 when guess % 10 == 0 => await _shop.LinkAsync(chat, known.Email),
                1 when guess % 10 == 1 => await _shop.LinkAsync(chat, phone: known.Phone),
                0 or 2 => await _shop.LinkAsync(chat, $"guess{guess}@somchai.example"),
                _ => await _shop.LinkAsync(chat, phone: $"+6681235{guess:D4}"),
            };
            answers.Add(reply.Verdict is "too_many" ? reply.Verdict : reply.Result.Text + reply.Line);
            Assert.Null(await _shop.FindAsync(chat));
            Assert.Equal("not_linked", (await _shop.CallAsync(chat, "my_customer_record")).Verdict);
        }

        // Of those that there are, some are asked for too often: so are those that there are not.
        Assert.Equal(2, answers.Count);
        Assert.InRange(_letters.Sent.Count, 3, 6 * CustomerLimits.MostToContactInHour);
        Assert.All(_letters.Sent, letter => Assert.Contains(
            _shop.Erp.Customers, customer => letter.To.Value == customer.Email || letter.To.Value == customer.Phone));
    }

    [Fact]
    public async Task A_thousand_codes_guessed_get_one_answer_and_link_nobody()
    {
        var chats = Enumerable.Range(0, 10).Select(chat => CustomerShop.OnTelegram($"{chat}")).ToList();
        await _shop.LinkAsync(CustomerShop.OnTelegram("victim"), "office@somchai.example");
        await _shop.LinkAsync(chats[0], "malee@pharmacy.example");
        var answers = new HashSet<string>(StringComparer.Ordinal);
        for (ulong guess = 0; guess < Guesses; guess++)
        {
            var code = OneTimeCode.From(BitConverter.GetBytes(guess * 0x9E3779B97F4A7C15));
            answers.Add(await _shop.SendCodeAsync(chats[(int)(guess % 10)], code.Value));
        }

        Assert.Equal(_shop.Text(CustomerPlan.UnknownCode), Assert.Single(answers));
        foreach (var chat in chats)
            Assert.Null(await _shop.FindAsync(chat));

        // After so many wrong ones not even the right one, until the hour is over.
        Assert.Equal(_shop.Text(CustomerPlan.UnknownCode), await _shop.SendCodeAsync(chats[0], _letters.Code));
        Assert.True(OneTimeCodes.MostTries < Guesses);
    }

    [Fact]
    public async Task Registering_a_contact_that_there_is_reads_as_registering_one_that_there_is_not()
    {
        async Task<(string, string)> RegisterAsync(GuestContact guest, string email)
        {
            var asked = await _shop.CallAsync(guest, "register_customer", new() { ["name"] = "Somchai Clinic", ["email"] = email });
            var done = await _shop.SayYesAsync(guest, asked);
            return (done.Result.Text, done.Line);
        }

        var customers = _shop.Erp.Customers.Count;
        var known = await RegisterAsync(CustomerShop.OnTelegram("1"), "office@somchai.example");
        var several = await RegisterAsync(CustomerShop.OnTelegram("2"), "twins@home.example");
        Assert.Equal(customers, _shop.Erp.Customers.Count);
        var unknown = await RegisterAsync(CustomerShop.OnTelegram("3"), "nobody@somchai.example");

        Assert.Equal(unknown, known);
        Assert.Equal(unknown, several);
        Assert.Equal("office@somchai.example", Assert.Single(_letters.Sent).To.Value);
    }
}
