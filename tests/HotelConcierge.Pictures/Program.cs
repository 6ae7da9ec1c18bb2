using HotelConcierge.Pictures;

// The web chat as the documentation shows it, in a real browser: a guest's stay is played for each picture.
if (args is not [var folder])
{
    await Console.Error.WriteLineAsync("usage: HotelConcierge.Pictures FOLDER");
    return 2;
}

foreach (var (name, size) in (await ChatPictures.MakeAsync(folder)).Concat(await DeskPictures.MakeAsync(folder)))
    await Console.Out.WriteLineAsync($"{name}: {size / 1_000} KB");
return 0;
