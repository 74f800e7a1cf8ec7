using System.Text.Json.Serialization;

namespace MLKids.Studio.Class;

/// <summary>A child of the class as it is kept in the file: no account, no address, nothing but the name that it chose.</summary>
/// <param name="Id">Letters and digits, made here.</param>
/// <param name="Name">As the child wrote it; nobody else has it.</param>
/// <param name="Salt">Of the pictures' hash.</param>
/// <param name="Pictures">The hash of the chosen pictures; null: the child chooses new ones at the next joining.</param>
internal sealed record Child(string Id, string Name, byte[] Salt, byte[]? Pictures)
{
    /// <summary>The id of the child as a person of the studio.</summary>
    [JsonIgnore]
    public string PersonId => "c" + Id;

    /// <summary>The child's folder in the class's.</summary>
    [JsonIgnore]
    public string Folder => $"{ClassNames.ToFolder(Name)}-{Id}";
}
