using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MLKids.Studio.Serving;
using MLKids.Studio.Workspaces;

namespace MLKids.Studio.Class;

/// <summary><c>/api/teacher/class</c>: what a teacher does with the class. Only where a class is open.</summary>
internal static class TeacherApi
{
    /// <summary>Letters of a message to everybody.</summary>
    public const int LongestMessage = 200;

    public static void Map(RouteGroupBuilder teacher)
    {
        var @class = teacher.MapGroup("/class");
        @class.MapGet("", (ClassRoom room) => new { room.Code, room.Addresses, fingerprint = room.Fingerprint, folder = room.Roster.Folder });
        @class.MapPost("/message", (Message message, ClassRoom room) =>
        {
            var text = message.Text?.Trim() ?? "";
            if (text.Length is 0 or > LongestMessage)
                throw new StudioException(StatusCodes.Status422UnprocessableEntity, StudioCodes.BadRequest, $"Write a message of at most {LongestMessage} letters.", $"Found {text.Length} letters.");
            room.Children.Publish("message", new { text });
            return new { pages = room.Children.Count };
        });
        @class.MapPost("/pause", (Pause pause, ClassRoom room) => room.Pause(pause.On));
        var child = @class.MapGroup("/children/{id}");
        child.MapPost("/leave", (string id, ClassRoom room, Sessions sessions, WorkspaceSet workspaces) =>
        {
            var person = PersonOf(room, id);
            sessions.End(person);
            workspaces.CloseAll(person);
        });
        child.MapPost("/choose-anew", (string id, ClassRoom room, Sessions sessions) =>
        {
            PersonOf(room, id);
            room.Roster.Forget(id);
        });
        child.MapPost("/stop-training", (string id, ClassRoom room, WorkspaceSet workspaces) =>
        {
            var person = PersonOf(room, id);
            foreach (var workspace in workspaces.All.Where(w => w.Owner.Id == person))
                workspace.Learning.StopTraining();
        });
    }

    private static string PersonOf(ClassRoom room, string id) => room.Roster.All.FirstOrDefault(c => c.Id == id)?.PersonId
        ?? throw new StudioException(StatusCodes.Status404NotFound, StudioCodes.NotFound, "This child is not in the class.", "No child has this id.");

    internal sealed record Message(string? Text);

    internal sealed record Pause(bool On);
}
