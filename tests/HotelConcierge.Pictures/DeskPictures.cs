using HotelConcierge.Pictures.Browsers;
using HotelConcierge.Pictures.Deployments;
using Microsoft.Playwright;

namespace HotelConcierge.Pictures;

/// <summary>Makes the pictures of the desk that the documentation shows.</summary>
internal static class DeskPictures
{
    private const string Name = "lucia";
    private const string Key = "the-key-of-lucia-at-the-desk";
    private const string HandedOver = "our colleagues at reception";

    /// <summary>Makes them all.</summary>
    /// <param name="folder">Where they go; made where it does not exist.</param>
    /// <returns>The names of the files, and their sizes in bytes.</returns>
    public static async Task<IReadOnlyList<(string Name, long Size)>> MakeAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        await using var chromium = await Chromium.LaunchAsync();
        await using var hotel = await ChatDeployment.OpenAsync(($"Staff:{Name}:Key", Key));
        var made = new List<(string, long)>();
        var guest = await OpenGuestAsync();
        await guest.AskAsync("Is the pool open in the morning?", "open from 9:00 to 20:30");
        await guest.AskAsync("I want to talk to a person, please", HandedOver);
        var other = await OpenGuestAsync();
        await other.AskAsync("Can I speak with a human?", HandedOver);

        var staff = await OpenStaffAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        await staff.Rows.First.ClickAsync();
        await staff.SayAsync("Good evening, this is Lucía at reception. What can I do for you?");
        await Assertions.Expect(guest.AnswersWith("this is Lucía")).ToBeVisibleAsync();
        await guest.WriteAsync("Our room looks at the street. Is there a quieter one?");
        await Assertions.Expect(staff.EntriesWith("a quieter one")).ToBeVisibleAsync();
        await staff.NoteMode.ClickAsync();
        await staff.SayAsync("305 is free from tomorrow on.");
        await staff.WriteAsync("305 looks at the garden, and is yours from tomorrow on.");
        await staff.WaitUntilAsync("305 looks at the garden", "sent");
        await ShootAsync("desk", staff);
        var dark = await OpenStaffAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 }, ColorScheme = ColorScheme.Dark });
        await dark.LookAtAsync("You have it");
        await Assertions.Expect(dark.EntriesWith("305 looks at the garden")).ToBeVisibleAsync();
        await ShootAsync("desk-dark", dark);
        var phone = await OpenStaffAsync(
            new() { ViewportSize = new() { Width = 390, Height = 844 }, HasTouch = true, IsMobile = true });
        await ShootAsync("desk-phone", phone);
        return made;

        async Task<ChatGuest> OpenGuestAsync() =>
            await ChatGuest.OpenAsync(await chromium.Browser.NewContextAsync(), hotel.PageOf("hotel", "en"));

        async Task<DeskStaff> OpenStaffAsync(BrowserNewContextOptions options)
        {
            options.ReducedMotion = ReducedMotion.Reduce;
            options.Locale = "en-GB";
            var opened = await DeskStaff.OpenAsync(await chromium.Browser.NewContextAsync(options), hotel.Url + "/desk");
            await opened.SignInAsync(Name, Key);
            await Assertions.Expect(opened.Cases).ToHaveCountAsync(2);
            return opened;
        }

        async Task ShootAsync(string name, DeskStaff shown)
        {
            var file = Path.Combine(folder, $"{name}.png");
            await shown.Page.ScreenshotAsync(
                new() { Path = file, Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
            made.Add((Path.GetFileName(file), new FileInfo(file).Length));
        }
    }
}
