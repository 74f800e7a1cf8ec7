using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MLKids.Learning.Trainers.Writing;
using MLKids.Studio.Serving;
using MLKids.Studio.Settings;

namespace MLKids.Studio.Class;

/// <summary><c>/api/join</c>: how a child comes in, the only address that needs no session. <c>/api/leave</c>: how it goes.</summary>
internal static class JoinApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/join", (SettingsStore settings) => new { language = settings.Current.Language, pictures = Roster.Pictures, chosen = Roster.Chosen });
        api.MapPost("/join", Join);
        // The tablet goes to another child.
        api.MapPost("/leave", (HttpContext context, Sessions sessions) => sessions.EndThis(context));
    }

    /// <summary>Without pictures: whether the name is known here. With them: joins.</summary>
    private static object Join(Joining wanted, HttpContext context, ClassRoom room, Sessions sessions, SettingsStore settings)
    {
        var place = context.Connection.RemoteIpAddress?.ToString() ?? "";
        Try(room, "code " + place, IsCode(room, wanted.Code), StudioCodes.WrongCode, "This is not today's code. Look at it once more.");
        var name = NameOf(wanted, settings.Current);
        var child = room.Roster.Find(name);
        var isKnown = child is { Pictures: not null };
        if (wanted.Pictures is not { } pictures)
            return new { isKnown, name = child?.Name ?? name };
        if (pictures.Count != Roster.Chosen || pictures.Any(p => p is < 0 or >= Roster.Pictures))
            throw new StudioException(StatusCodes.Status400BadRequest, StudioCodes.BadRequest, $"Choose {Roster.Chosen} pictures.", $"Wanted {Roster.Chosen} numbers from 0 to {Roster.Pictures - 1}.");
        if (isKnown)
            Try(room, $"pictures {child!.Id} {place}", () => Roster.Knows(child, pictures), StudioCodes.WrongPictures, "These are not your pictures. Try again, or ask your teacher.");
        else
            child = room.Roster.Add(name, pictures, settings.Current.Limits.Children);
        var folder = Path.Combine(room.Roster.Folder, child!.Folder);
        Directory.CreateDirectory(folder);
        var person = new Person(child.PersonId, child.Name, folder, IsTeacher: false) { Limits = () => settings.Current.Limits };
        // The tablet may have been another child's: its pictures must not turn up here from the browser's memory.
        context.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        sessions.EnterChild(context, new Session(person, settings.Current.Limits.Requests));
        return new { isKnown = true, name = child.Name };
    }

    private static void Try(ClassRoom room, string place, Func<bool> isRight, string code, string sentence)
    {
        var wait = room.Guesses.Take(place);
        if (wait > TimeSpan.Zero)
            throw new StudioException(StatusCodes.Status429TooManyRequests, StudioCodes.TooFast, $"Wait {Math.Ceiling(wait.TotalSeconds)} seconds, then try again.", "Too many wrong tries from one place.");
        if (!isRight())
            throw new StudioException(StatusCodes.Status403Forbidden, code, sentence, "Wrong.");
        room.Guesses.Right(place);
    }

    private static Func<bool> IsCode(ClassRoom room, string? typed) => () =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(new string([.. (typed ?? "").Where(char.IsLetterOrDigit)]).ToUpperInvariant()), Encoding.UTF8.GetBytes(room.Code));

    private static string NameOf(Joining wanted, TeacherSettings settings)
    {
        var name = ClassNames.Clean(wanted.Name)
            ?? throw new StudioException(StatusCodes.Status422UnprocessableEntity, StudioCodes.BadRequest, $"Write your first name, at most {ClassNames.MostLetters} letters.", "No name.");
        var never = NeverSay.Default.And(settings.NeverSay);
        return name.Split(' ').Append(name.Replace(" ", "", StringComparison.Ordinal)).Any(never.Matches)
            ? throw new StudioException(StatusCodes.Status422UnprocessableEntity, StudioCodes.BadRequest, "Choose another name, please.", "The name is in the list of words never to say.")
            : name;
    }

    /// <param name="Code">As shown on the teacher's page; small letters, spaces and signs do not matter.</param>
    /// <param name="Name">The child's.</param>
    /// <param name="Pictures">Numbers of the chosen pictures, in order; null: only asks.</param>
    internal sealed record Joining(string? Code, string? Name, IReadOnlyList<int>? Pictures);
}
