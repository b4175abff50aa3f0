create role :"role"
