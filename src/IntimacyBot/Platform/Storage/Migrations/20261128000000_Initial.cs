using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IntimacyBot.Platform.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AuthorWords",
                columns: table => new
                {
                    Dance = table.Column<Guid>(type: "TEXT", nullable: false),
                    Author = table.Column<Guid>(type: "TEXT", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuthorWords", x => new { x.Dance, x.Author });
                });

            migrationBuilder.CreateTable(
                name: "Blocks",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Blocks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CheckIns",
                columns: table => new
                {
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CheckIns", x => x.Person);
                });

            migrationBuilder.CreateTable(
                name: "Couples",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    About = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Couples", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DamagedRecords",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Table = table.Column<string>(type: "TEXT", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Told = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DamagedRecords", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Dances",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Couple = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Rendered = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Room = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    IsPending = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Dances", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DataKeys",
                columns: table => new
                {
                    Owner = table.Column<Guid>(type: "TEXT", nullable: false),
                    Wrapped = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataKeys", x => x.Owner);
                });

            migrationBuilder.CreateTable(
                name: "GatewaySessions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Session = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GatewaySessions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Invitations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Inviter = table.Column<Guid>(type: "TEXT", nullable: false),
                    Pair = table.Column<byte[]>(type: "BLOB", nullable: false),
                    About = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Stage = table.Column<int>(type: "INTEGER", nullable: false),
                    Rings = table.Column<bool>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Invitations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Jar",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Couple = table.Column<Guid>(type: "TEXT", nullable: false),
                    Author = table.Column<Guid>(type: "TEXT", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Jar", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "KeptBells",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Couple = table.Column<Guid>(type: "TEXT", nullable: false),
                    Bell = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeptBells", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "KeptRooms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Room = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Index = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Couple = table.Column<Guid>(type: "TEXT", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeptRooms", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Loops",
                columns: table => new
                {
                    Couple = table.Column<Guid>(type: "TEXT", nullable: false),
                    Author = table.Column<Guid>(type: "TEXT", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Loops", x => new { x.Couple, x.Author });
                });

            migrationBuilder.CreateTable(
                name: "Notifications",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    About = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Needs = table.Column<int>(type: "INTEGER", nullable: true),
                    Stage = table.Column<int>(type: "INTEGER", nullable: false),
                    Purpose = table.Column<int>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Sounds = table.Column<bool>(type: "INTEGER", nullable: false),
                    Posted = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    Reconciled = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notifications", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "People",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Who = table.Column<byte[]>(type: "BLOB", nullable: false),
                    User = table.Column<byte[]>(type: "BLOB", nullable: false),
                    State = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_People", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Promises",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Author = table.Column<Guid>(type: "TEXT", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Asked = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Promises", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SeenInteractions",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SeenInteractions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ServerRemovals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Index = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Guild = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServerRemovals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Servers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Guild = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Settings = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Servers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SpentInvitations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Pair = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Inviter = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpentInvitations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SystemValues",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SystemValues", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Memberships",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Couple = table.Column<Guid>(type: "TEXT", nullable: false),
                    Side = table.Column<int>(type: "INTEGER", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: true),
                    Who = table.Column<byte[]>(type: "BLOB", nullable: true),
                    User = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Memberships", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Memberships_Couples_Couple",
                        column: x => x.Couple,
                        principalTable: "Couples",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AuthorWords_Author",
                table: "AuthorWords",
                column: "Author");

            migrationBuilder.CreateIndex(
                name: "IX_CheckIns_DueAt",
                table: "CheckIns",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_Couples_DueAt",
                table: "Couples",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_DamagedRecords_DueAt",
                table: "DamagedRecords",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_DamagedRecords_Person",
                table: "DamagedRecords",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_Dances_Couple",
                table: "Dances",
                column: "Couple");

            migrationBuilder.CreateIndex(
                name: "IX_Dances_DueAt",
                table: "Dances",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_Dances_IsPending",
                table: "Dances",
                column: "IsPending",
                filter: "\"IsPending\"");

            migrationBuilder.CreateIndex(
                name: "IX_Dances_Room",
                table: "Dances",
                column: "Room");

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_DueAt",
                table: "Invitations",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_Inviter",
                table: "Invitations",
                column: "Inviter");

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_Pair",
                table: "Invitations",
                column: "Pair",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_Stage",
                table: "Invitations",
                column: "Stage");

            migrationBuilder.CreateIndex(
                name: "IX_Jar_Author",
                table: "Jar",
                column: "Author");

            migrationBuilder.CreateIndex(
                name: "IX_Jar_Couple",
                table: "Jar",
                column: "Couple");

            migrationBuilder.CreateIndex(
                name: "IX_KeptBells_Couple",
                table: "KeptBells",
                column: "Couple");

            migrationBuilder.CreateIndex(
                name: "IX_KeptBells_DueAt",
                table: "KeptBells",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_KeptRooms_Couple",
                table: "KeptRooms",
                column: "Couple");

            migrationBuilder.CreateIndex(
                name: "IX_KeptRooms_DueAt",
                table: "KeptRooms",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_KeptRooms_Index",
                table: "KeptRooms",
                column: "Index");

            migrationBuilder.CreateIndex(
                name: "IX_Loops_Author",
                table: "Loops",
                column: "Author");

            migrationBuilder.CreateIndex(
                name: "IX_Memberships_Couple_Side",
                table: "Memberships",
                columns: new[] { "Couple", "Side" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Memberships_Who",
                table: "Memberships",
                column: "Who",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_About",
                table: "Notifications",
                column: "About");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_DueAt",
                table: "Notifications",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_Person",
                table: "Notifications",
                column: "Person",
                filter: "\"Reconciled\" < \"Version\"");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_Person_Kind_About",
                table: "Notifications",
                columns: new[] { "Person", "Kind", "About" });

            migrationBuilder.CreateIndex(
                name: "IX_People_DueAt",
                table: "People",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_People_User",
                table: "People",
                column: "User");

            migrationBuilder.CreateIndex(
                name: "IX_People_Who",
                table: "People",
                column: "Who",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Promises_Author",
                table: "Promises",
                column: "Author");

            migrationBuilder.CreateIndex(
                name: "IX_Promises_DueAt",
                table: "Promises",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_SeenInteractions_At",
                table: "SeenInteractions",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_ServerRemovals_DueAt",
                table: "ServerRemovals",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_ServerRemovals_Index",
                table: "ServerRemovals",
                column: "Index",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Servers_Guild",
                table: "Servers",
                column: "Guild",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SpentInvitations_At",
                table: "SpentInvitations",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_SpentInvitations_Inviter",
                table: "SpentInvitations",
                column: "Inviter");

            migrationBuilder.CreateIndex(
                name: "IX_SpentInvitations_Pair",
                table: "SpentInvitations",
                column: "Pair");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AuthorWords");

            migrationBuilder.DropTable(
                name: "Blocks");

            migrationBuilder.DropTable(
                name: "CheckIns");

            migrationBuilder.DropTable(
                name: "DamagedRecords");

            migrationBuilder.DropTable(
                name: "Dances");

            migrationBuilder.DropTable(
                name: "DataKeys");

            migrationBuilder.DropTable(
                name: "GatewaySessions");

            migrationBuilder.DropTable(
                name: "Invitations");

            migrationBuilder.DropTable(
                name: "Jar");

            migrationBuilder.DropTable(
                name: "KeptBells");

            migrationBuilder.DropTable(
                name: "KeptRooms");

            migrationBuilder.DropTable(
                name: "Loops");

            migrationBuilder.DropTable(
                name: "Memberships");

            migrationBuilder.DropTable(
                name: "Notifications");

            migrationBuilder.DropTable(
                name: "People");

            migrationBuilder.DropTable(
                name: "Promises");

            migrationBuilder.DropTable(
                name: "SeenInteractions");

            migrationBuilder.DropTable(
                name: "ServerRemovals");

            migrationBuilder.DropTable(
                name: "Servers");

            migrationBuilder.DropTable(
                name: "SpentInvitations");

            migrationBuilder.DropTable(
                name: "SystemValues");

            migrationBuilder.DropTable(
                name: "Couples");
        }
    }
}
