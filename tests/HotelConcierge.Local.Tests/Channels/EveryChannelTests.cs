using System.Text.RegularExpressions;
using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Forms;
using HotelConcierge.Handoff;
using HotelConcierge.Local.Channels;
using HotelConcierge.Local.Hosting;
using HotelConcierge.Local.Say;
using HotelConcierge.Local.Tests.Storage;
using HotelConcierge.Messages;
using HotelConcierge.Requests;
using HotelConcierge.Shop;
using HotelConcierge.Shop.Customers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.Channels;

/// <summary>
/// What a guest can do beyond asking works on every channel: an order in the shop, the link to a customer, a form, and to be forgotten with
/// all of them. Every channel there is, simulated, with the host that <c>say</c> talks to and the phones that it has.
/// </summary>
public sealed partial class EveryChannelTests(EveryChannelTests.OneHost host) : IClassFixture<EveryChannelTests.OneHost>
{
    private const string Sms = "sms";

    /// <summary>All, and the second one that Twilio has.</summary>
    public static TheoryData<string> Channels => [.. LocalChannels.All.Select(channel => channel.Name.Value), Sms];

    [Theory]
    [MemberData(nameof(Channels))]
    public async Task A_new_customer_orders_once_and_is_forgotten(string channel)
    {
        var guest = await host.OpenAsync(channel, "shop", number: 0);
        var shelf = await guest.WriteAsync("do you have nitrile gloves?");
        Assert.All(
            ["Nitrile gloves, size S", "Nitrile gloves, size M", "165.00 THB"],
            words => Assert.Contains(words, shelf, StringComparison.Ordinal));
        Assert.Contains("3 box of 100 × 165.00 THB = 495.00 THB", await guest.WriteAsync("3 boxes of the second"), StringComparison.Ordinal);
        Assert.Contains(
            $"anong-{channel}@home.example",
            await guest.WriteAsync($"I am new here, my name is Anong, anong-{channel}@home.example"),
            StringComparison.Ordinal);
        Assert.Contains("your details are recorded", await guest.ChooseAsync(1), StringComparison.Ordinal);
        Assert.NotNull((await host.Get<CustomerLinks>().FindAsync(guest.Conversation, default))?.Customer);
        var asked = await guest.WriteAsync("that's all, please order");
        Assert.All(["529.65 THB", "Yes, order this"], words => Assert.Contains(words, asked, StringComparison.Ordinal));
        Assert.Empty(await host.Get<ShopOrders>().AllAsync(guest.Conversation, default));

        var done = await guest.ChooseAsync(1);

        var order = Assert.Single(await host.Get<ShopOrders>().AllAsync(guest.Conversation, default));
        Assert.Contains($"Your order request {order.Number} is sent.", done, StringComparison.Ordinal);
        Assert.Equal(CaseReason.Order, Assert.Single(await host.CasesOfAsync(guest.Conversation)).Reason);

        await guest.WriteAsync("forget me");
        Assert.Empty(await host.Get<ShopOrders>().AllAsync(guest.Conversation, default));
        Assert.Null(await host.Get<CustomerLinks>().FindAsync(guest.Conversation, default));
        Assert.Empty(await host.CasesOfAsync(guest.Conversation));
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public async Task A_form_is_forgotten_and_filled_in_by_choosing_and_writing_and_closes_the_chat(string channel)
    {
        var guest = await host.OpenAsync(channel, "hotel", number: 1);
        await guest.WriteAsync("I'd like to order some tulips");
        Assert.NotNull(await FormAsync());
        await guest.WriteAsync("forget me");
        Assert.Null(await FormAsync());

        guest = await host.OpenAsync(channel, "hotel", number: 1);
        var which = await guest.WriteAsync("I'd like to order some flowers for tomorrow at 10");
        Assert.All(["Which flowers", "roses", "lilies", "tulips"], words => Assert.Contains(words, which, StringComparison.Ordinal));
        Assert.Contains("So it is tulips", await guest.ChooseAsync(3), StringComparison.Ordinal);
        Assert.Empty(await RequestsAsync());

        Assert.Contains("I have passed your order on to reception: tulips", await guest.ChooseAsync(1), StringComparison.Ordinal);

        Assert.Contains("tulips", Assert.Single(await RequestsAsync()).Summary, StringComparison.Ordinal);
        Assert.Equal(nameof(ConversationMode.Closed), (await guest.StateAsync())!.Mode);

        Task<OpenForm?> FormAsync() => host.Get<OpenForms>().FindAsync(guest.Conversation, "order_flowers", default);
        Task<IReadOnlyList<GuestRequest>> RequestsAsync() => host.Get<GuestRequests>().OfAsync("hotel", guest.Conversation, default);
    }

    /// <summary>A guest with a phone.</summary>
    internal sealed class Guest(IGuestPhone phone, SayCommand say, StringWriter output, CancellationToken patience)
    {
        private string _read = "";

        public Task<ConversationSummary?> StateAsync() => say.FindAsync(Conversation, patience);

        public ConversationId Conversation => ConversationId.For(phone.Address);

        /// <returns>What they read then.</returns>
        public Task<string> WriteAsync(string text) => DoAsync(() => say.RunAsync(phone, text, patience));

        /// <summary>Takes one of what was offered: by its button where the phone has one, else by its number.</summary>
        /// <returns>What they read then.</returns>
        public Task<string> ChooseAsync(int number) => Tap().IsMatch(_read)
            ? DoAsync(() => say.RunAsync(phone, "taps", token => ((IButtonPhone)phone).TapAsync($"{number}", token), patience))
            : WriteAsync($"{number}");

        private async Task<string> DoAsync(Func<Task<int>> act)
        {
            output.GetStringBuilder().Clear();
            var code = await act();
            _read = output.ToString();
            Assert.True(code == 0, _read);
            return _read;
        }
    }

    /// <summary>The host, for all of them.</summary>
    public sealed class OneHost : IAsyncLifetime
    {
        private readonly TemporaryFolder _folder = new();
        private readonly List<CancellationTokenSource> _patience = [];
        private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };
        private LocalHost _host = null!;

        internal T Get<T>()
            where T : notnull => _host.App.Services.GetRequiredService<T>();

        public async Task InitializeAsync()
        {
            string[] settings =
            [
                "--urls=http://127.0.0.1:0",
                $"--Data:Path={_folder.Path}",
                "--Conversation:QuietPeriod=00:00:00.050",
                "--Logging:LogLevel:Default=Warning",

                // The shop ships for LINE alone; here it has the numbers that the simulators give to nobody.
                "--Assistants:shop:Addresses=line:Ufedcba9876543210fedcba9876543210,"
                    + "twilio:whatsapp:+14155238886,twilio:+15005550006,whatsapp:+14155238886",
            ];
            var patience = NewPatience();
            _host = await LocalHost.BuildAsync(settings, change: null, patience);
            await _host.StartAsync(patience);
        }

        public async Task DisposeAsync()
        {
            await _host.App.StopAsync();
            await _host.DisposeAsync();
            _http.Dispose();
            _patience.ForEach(one => one.Dispose());
            _folder.Dispose();
        }

        /// <summary>A guest on a channel who has reached an assistant.</summary>
        /// <param name="number">Another one is another guest.</param>
        internal async Task<Guest> OpenAsync(string channel, string assistant, int number)
        {
            var patience = NewPatience();
            var on = LocalChannels.All.Single(one => one.Name.Value == (channel is Sms ? "twilio" : channel));
            var options = new SayOptions(on, "", on.Guests.ReadGuest(GuestOn(channel, number)).Guest, assistant, ModelDelay: null);
            var running = new RunningHost(new ConfigurationBuilder().Build(), _folder.Path, _host.Note);
            var (phone, problem) = await on.Guests.OpenPhoneAsync(options, running, Get<AssistantCatalog>(), _http, patience);
            Assert.True(phone is not null, problem);
            var output = new StringWriter();
            var guest = new Guest(phone, new SayCommand(_host.Note!, _http, output, TimeProvider.System), output, patience);
            if (phone.OpeningFor(assistant) is { } opening)
                await guest.WriteAsync(opening);
            return guest;
        }

        internal async Task<IReadOnlyList<DeskCase>> CasesOfAsync(ConversationId guest) =>
            [.. (await Get<DeskCases>().OpenAsync(CancellationToken.None).ToListAsync()).Where(one => one.Conversation == guest)];

        /// <summary>Ends what never ends. Each guest has their own.</summary>
        private CancellationToken NewPatience()
        {
            var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
            _patience.Add(patience);
            return patience.Token;
        }

        /// <summary>As a guest is named with <c>--as</c>; nobody has these.</summary>
        private static string GuestOn(string channel, int number) => channel switch
        {
            Sms => $"sms:+3463333334{number}",
            "line" => "U" + new string((char)('b' + number), 32),
            "conversations" => "CH" + new string((char)('c' + number), 32),
            "web" => $"browser{number}",
            "whatsapp" => $"+3463333332{number}",
            _ => $"+3463333331{number}",
        };
    }

    [GeneratedRegex(@"--tap \d", RegexOptions.None, 30_000)]
    private static partial Regex Tap();
}
